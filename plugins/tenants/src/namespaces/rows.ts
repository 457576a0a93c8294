import {
  NamespaceLifetime,
  NamespaceLifetimes,
  NamespaceList,
  NamespaceView,
} from '@waymark/plugin-tenants-common';

/** A namespace as the list shows it: how long it is wanted, and what it may take. */
export type NamespaceRow = NamespaceLifetime & {
  quota: NamespaceView['quota'];
  held: NamespaceView['held'];
  reality?: NamespaceView['reality'];
  links: NamespaceView['links'];
};

/** What the list can be narrowed by. */
export const FILTERS = ['name', 'team', 'environment', 'state'] as const;

export type FilterName = (typeof FILTERS)[number];

export type Filters = { [name in FilterName]?: string };

/** Both answers by namespace, in the order of what ends first. */
export function toRows(
  { items }: NamespaceLifetimes,
  namespaces: NamespaceList,
): NamespaceRow[] {
  const views = new Map(namespaces.items.map(view => [view.name, view]));
  return items.map(lifetime => {
    const view = views.get(lifetime.name);
    return {
      ...lifetime,
      quota: view?.quota ?? [],
      held: view?.held ?? [],
      links: view?.links ?? [],
      ...(view && { reality: view.reality }),
    };
  });
}

/** A name matches by any part of it, the others as they are. */
export function matches(row: NamespaceRow, filters: Filters): boolean {
  return FILTERS.every(name => {
    const wanted = filters[name];
    if (!wanted) return true;
    return name === 'name' ? row.name.includes(wanted) : row[name] === wanted;
  });
}

/** Whether somebody may propose to remove it; the service decides again. */
export function isOver({ state }: NamespaceLifetime): boolean {
  return state === 'expired' || state === 'abandoned';
}
