import type { Entity } from '@backstage/catalog-model';
import type { RunLink } from '@waymark/plugin-tenants-common';

/** What the catalog knows the addresses of. */
export function entityLinks(
  name: string,
  entity: Entity | undefined,
): RunLink[] {
  if (!entity) return [];
  const annotations = entity.metadata.annotations ?? {};
  const source = annotations['backstage.io/source-location'];
  const links: RunLink[] = [
    {
      kind: 'catalog',
      title: 'Catalog entry',
      url: `/catalog/default/component/${name}`,
    },
  ];
  if (source?.startsWith('url:')) {
    links.push({
      kind: 'repository',
      title: 'Repository',
      url: source.slice('url:'.length),
    });
  }
  if (annotations['backstage.io/techdocs-ref']) {
    links.push({
      kind: 'docs',
      title: 'Documentation',
      url: `/docs/default/component/${name}`,
    });
  }
  return links;
}
