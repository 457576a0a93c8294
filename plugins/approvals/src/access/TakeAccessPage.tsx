import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { EmptyState, Page, PageHeader } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { OpenAccess } from './OpenAccess';
import { TakeAccessForm } from './TakeAccessForm';

/** Takes access to the namespace that the URL names. */
export function TakeAccessPage() {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const [params] = useSearchParams();
  const [team, environment, namespace] = [
    'team',
    'environment',
    'namespace',
  ].map(name => params.get(name) ?? '');
  const service = params.get('service');
  const isNamed = team && environment && namespace;

  return (
    <Page>
      <PageHeader
        title={t('access.title')}
        above={<Link href={inbox}>{t('request.back')}</Link>}
        answer={
          isNamed ? t('access.answer', { namespace }) : t('access.noneAnswer')
        }
      />
      {isNamed ? (
        <>
          <OpenAccess team={team} />
          <TakeAccessForm
            place={{ team, environment, namespace }}
            entities={service ? [`component:default/${service}`] : []}
          />
        </>
      ) : (
        <EmptyState
          title={t('access.noneTitle')}
          why={t('access.noneWhy')}
          action={<Link href="/namespaces">{t('access.namespaces')}</Link>}
        />
      )}
    </Page>
  );
}
