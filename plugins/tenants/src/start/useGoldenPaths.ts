import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useLoad } from '@waymark/portal-ui';
import { goldenPathOf } from './contract';

/** The catalog's templates as golden paths: those with a contract first, then by title. */
export function useGoldenPaths() {
  const catalogApi = useApi(catalogApiRef);
  return useLoad(async () => {
    const { items } = await catalogApi.getEntities({
      filter: { kind: 'Template' },
    });
    return items
      .map(goldenPathOf)
      .sort(
        (a, b) =>
          Number(b.hasContract) - Number(a.hasContract) ||
          a.title.localeCompare(b.title),
      );
  }, [catalogApi]);
}
