import type { Makes, RunLink, RunMakes } from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';

/** Links of a run under which a thing is opened that is not on branch rendered. */
const LINK_OF: Partial<Record<Makes['kind'], RunLink['kind']>> = {
  'catalog-entry': 'catalog',
  docs: 'docs',
};

/** What a finished run made, each with its address. What it was to make and did not, such as documentation, is left out. */
export function linkedMakes(
  { items, groups, objectCount }: RunMakes,
  { links, repository }: Pick<RunRow, 'links' | 'repository'>,
  inRendered: (path: string) => string,
): RunMakes {
  const addressOf = ({ kind, path }: Makes) => {
    if (path) return inRendered(path);
    if (kind === 'repository') return repository?.url;
    return links.find(link => link.kind === LINK_OF[kind])?.url;
  };
  return {
    objectCount,
    items: items.flatMap(item => {
      const url = addressOf(item);
      return url ? [{ ...item, url }] : [];
    }),
    groups: groups.map(({ concern, objects }) => ({
      concern,
      objects: objects.map(object => ({
        ...object,
        url: inRendered(object.path),
      })),
    })),
  };
}
