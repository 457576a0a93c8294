import type {
  CountedHeld,
  NamespaceLifetime,
  NamespaceLifetimes,
  QuotaLine,
} from '@waymark/plugin-tenants-common';
import type { PortalClients } from '../../portal/openPortal';

/** A namespace: how long it is wanted, and what of its quota is taken. */
export interface NamespaceReport extends NamespaceLifetime {
  quota: QuotaLine[];
  /** Documents that are held, and count as they were when they were valid last. */
  held: CountedHeld[];
}

/** What `namespaces list --json` prints; a stable shape. */
export interface NamespacesReport extends NamespaceLifetimes {
  items: NamespaceReport[];
}

/** Asks for both at once. */
export async function readNamespaces(
  { tenants }: PortalClients,
  team: string | undefined,
): Promise<NamespacesReport> {
  const [lifetimes, namespaces] = await Promise.all([
    tenants.listNamespaceLifetimes({ team }),
    tenants.listNamespaces({ team }),
  ]);
  const views = new Map(namespaces.items.map(view => [view.name, view]));
  return {
    ...lifetimes,
    items: lifetimes.items.map(item => {
      const { held = [], quota = [] } = views.get(item.name) ?? {};
      return { ...item, quota, held };
    }),
  };
}
