import { ReactNode, useMemo } from 'react';
import {
  AsyncEntityProvider,
  useAsyncEntity,
} from '@backstage/plugin-catalog-react';
import { literally } from './literally';

/**
 * Gives what is inside an entity whose description is shown as it is written. Lists, search and our own pages show
 * descriptions as plain text; the card about an entity would read the same words as Markdown.
 */
export function PlainDescription({ children }: { children: ReactNode }) {
  const { entity, loading, error, refresh } = useAsyncEntity();
  const plain = useMemo(() => {
    const description = entity?.metadata.description;
    if (!entity || !description) return entity;
    const metadata = {
      ...entity.metadata,
      description: literally(description),
    };
    return { ...entity, metadata };
  }, [entity]);
  return (
    <AsyncEntityProvider
      entity={plain}
      loading={loading}
      error={error}
      refresh={refresh}
    >
      {children}
    </AsyncEntityProvider>
  );
}
