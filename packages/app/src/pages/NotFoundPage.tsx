import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { EmptyState, Page, PageHeader } from '@waymark/portal-ui';
import { useLocation } from 'react-router-dom';
import { appTranslationRef } from '../translation';

/** An address that leads nowhere, and the ways on. */
export function NotFoundPage() {
  const { t } = useTranslationRef(appTranslationRef);
  const { pathname } = useLocation();
  return (
    <Page>
      <PageHeader title={t('notFound.title')} answer={t('notFound.answer')} />
      <EmptyState
        title={pathname}
        why={t('notFound.why')}
        next={t('notFound.next')}
        action={
          <ButtonLink href="/" variant="primary">
            {t('notFound.home')}
          </ButtonLink>
        }
      />
    </Page>
  );
}
