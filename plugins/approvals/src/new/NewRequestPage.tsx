import {
  identityApiRef,
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
  const identityApi = useApi(identityApiRef);
  const form = useLoad(async () => {
    const [{ items }, { userEntityRef }] = await Promise.all([
      api.listKinds(),
      identityApi.getBackstageIdentity(),
    ]);
    const kinds = items.filter(({ openedBy }) => openedBy === 'people');
    return { kinds, person: userEntityRef };
  }, [api, identityApi]);

  return (
    <Page>
      <PageHeader
        title={t('new.title')}
        above={<Link href={inbox}>{t('request.back')}</Link>}
        answer={t('new.answer')}
      />
      {form.state === 'failed' && (
        <Problem
          error={form.error}
          what={t('new.kinds')}
          verb={t('new.kindsVerb')}
          onRetry={form.retry}
        />
      )}
      {form.state === 'loading' && <Skeleton width="100%" height={320} />}
      {form.state === 'ready' && <NewRequestForm {...form.value} />}
    </Page>
  );
}
