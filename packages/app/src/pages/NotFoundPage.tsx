import { ButtonLink } from '@backstage/ui';
import { EmptyState, Page, PageHeader } from '@waymark/portal-ui';
import { useLocation } from 'react-router-dom';

/** An address that leads nowhere, and the ways on. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <Page>
      <PageHeader
        title="Not found"
        answer="There is no page at this address."
      />
      <EmptyState
        title={pathname}
        why="It was moved or removed, or the link has a mistake in it."
        next="Search finds services, docs and people by name."
        action={
          <ButtonLink href="/" variant="primary">
            Go to home
          </ButtonLink>
        }
      />
    </Page>
  );
}
