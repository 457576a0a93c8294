import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { approvalDecidePermission } from '@waymark/plugin-approvals-common';
import {
  Page,
  PageHeader,
  Problem,
  Section,
  useLoad,
} from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';
import { useMay } from '../inbox/useMay';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { DelegationForm } from './DelegationForm';
import { DelegationList } from './DelegationList';

/** Lends the reader's part in approvals, and takes it back. */
export function DelegationsPage() {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const api = useApi(approvalsApiRef);
  const mayLend = useMay({ permission: approvalDecidePermission });
  const list = useLoad(() => api.listDelegations(), [api]);

  return (
    <Page>
      <PageHeader
        title={t('delegations.title')}
        above={<Link href={inbox}>{t('request.back')}</Link>}
        answer={t('delegations.answer')}
      />
      {mayLend && (
        <DelegationForm
          onDone={() => list.state !== 'loading' && list.retry()}
        />
      )}
      <Section title={t('delegations.list')}>
        {list.state === 'failed' && (
          <Problem
            error={list.error}
            what={t('delegations.whatList')}
            verb={t('delegations.verbList')}
            onRetry={list.retry}
          />
        )}
        {list.state === 'loading' && <Skeleton width="100%" height={80} />}
        {list.state === 'ready' && (
          <DelegationList items={list.value.items} onDone={list.retry} />
        )}
      </Section>
    </Page>
  );
}
