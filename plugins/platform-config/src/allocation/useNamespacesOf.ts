import { useApi } from '@backstage/frontend-plugin-api';
import {
  tenantNamespaceName,
  tenantNamespaceSchema,
  type TenantNamespace,
} from '@waymark/platform-api';
import { useLoad, type Load } from '@waymark/portal-ui';
import { changesApiRef } from '../api';

/** A namespace by its name, and what is asked for it. */
export interface AskedNamespace {
  name: string;
  document: TenantNamespace;
}

/** A team has no more environments than one page holds. */
const PAGE = 500;

/** The namespaces of a team that can be read. */
export function useNamespacesOf(team: string): Load<AskedNamespace[]> {
  const api = useApi(changesApiRef);
  return useLoad(async () => {
    const { items } = await api.listDocuments({
      path: 'tenants/',
      kind: 'TenantNamespace',
      team,
      limit: PAGE,
    });
    return items.flatMap(({ document, environment }) => {
      const parsed = tenantNamespaceSchema.safeParse(document);
      if (!parsed.success || !environment) return [];
      const name = tenantNamespaceName(team, environment);
      return [{ name, document: parsed.data }];
    });
  }, [api, team]);
}
