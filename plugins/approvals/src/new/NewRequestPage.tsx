import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { Page, PageHeader, Problem, useLoad } from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { NewRequestForm } from './NewRequestForm';

/** Asks for what no path and no change asks for by itself. */
export function NewRequestPage() {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const api = useApi(approvalsApiRef);
  const kinds = useLoad(() => api.listKinds(), [api]);

  return (
    <Page>
      <PageHeader
        title={t('new.title')}
        above={<Link href={inbox}>{t('request.back')}</Link>}
        answer={t('new.answer')}
      />
      {kinds.state === 'failed' && (
        <Problem
          error={kinds.error}
          what={t('new.kinds')}
          verb={t('new.kindsVerb')}
          onRetry={kinds.retry}
        />
      )}
      {kinds.state === 'loading' && <Skeleton width="100%" height={320} />}
      {kinds.state === 'ready' && (
        <NewRequestForm
          kinds={kinds.value.items.filter(
            ({ openedBy }) => openedBy === 'people',
          )}
        />
      )}
    </Page>
  );
}
