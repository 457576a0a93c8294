import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { DeniedState, Page, PageHeader, useDenial } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';

/** The page that registers what exists already; for those who may not, the reason in its place. */
export function ImportAccess({ children }: { children: ReactNode }) {
  const { t } = useTranslationRef(appTranslationRef);
  const denial = useDenial({ permission: catalogEntityCreatePermission });
  if (denial.state !== 'ready' || !denial.value) return <>{children}</>;
  return (
    <Page>
      <PageHeader
        title={t('access.import')}
        answer={t('access.importAnswer')}
      />
      <DeniedState what={t('access.importVerb')} denial={denial.value} />
    </Page>
  );
}
