import { ReactNode } from 'react';
import { Flex, Skeleton } from '@backstage/ui';
import { Page, PageHeader } from '@waymark/portal-ui';

/** The two panes before anything is known. */
export function LoadingPath(props: { name: string; above: ReactNode }) {
  return (
    <Page>
      <PageHeader title={props.name} above={props.above} />
      <Flex gap="8">
        <Skeleton width="100%" height={480} />
        <Skeleton width="100%" height={480} />
      </Flex>
    </Page>
  );
}
