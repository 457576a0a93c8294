import { useApi } from '@backstage/frontend-plugin-api';
import type { TenantNamespace } from '@waymark/platform-api';
import {
  tenantNamespaceName,
  tenantNamespaceSchema,
} from '@waymark/platform-api';
import type {
  DocumentQuery,
  IntentDocument,
} from '@waymark/plugin-changes-common';
import { useLoad, type Load } from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import type { Entry } from '../configuration/configuration';

/** Documents of teams that depend on one of the configuration, as far as the reader may see them. */
export interface Tenants {
  namespaces: { name: string; document: TenantNamespace }[];
  /** Services by name and the namespace they are in. */
  services: { name: string; namespace: string }[];
  /** More than are looked at. */
  isCut: boolean;
}

const NOTHING: Tenants = { namespaces: [], services: [], isCut: false };
const PAGE = 500;
const MOST_PAGES = 6;

/** Namespaces and services that depend on a document: by where they lie, or by what they name. */
export function useTenants(entry: Entry): Load<Tenants> {
  const api = useApi(changesApiRef);
  const { kind, name } = entry;
  return useLoad(async () => {
    const query = queryOf(entry);
    if (!query) return NOTHING;
    const found: IntentDocument[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await api.listDocuments({ ...query, limit: PAGE, cursor });
      found.push(...answer.items);
      cursor = answer.nextCursor;
      if (!cursor) break;
    }
    return { ...sort(found, entry), isCut: cursor !== undefined };
  }, [api, kind, name]);
}

/** Undefined for what only the configuration itself names. */
function queryOf({ kind, name }: Entry): DocumentQuery | undefined {
  const path = 'tenants/';
  switch (kind) {
    case 'Team':
      return { path, team: name };
    case 'Environment':
      return { path, environment: name };
    case 'DeploymentTarget':
    case 'QuotaProfile':
      return { path, kind: 'TenantNamespace' };
    case 'SizeProfile':
      return { path, kind: 'WebService' };
    default:
      return undefined;
  }
}

function sort(
  documents: IntentDocument[],
  { kind, name }: Entry,
): Omit<Tenants, 'isCut'> {
  const namespaces: Tenants['namespaces'] = [];
  const services: Tenants['services'] = [];
  for (const { document, environment, team, ...rest } of documents) {
    if (!team || !environment) continue;
    const namespace = tenantNamespaceName(team, environment);
    const parsed = tenantNamespaceSchema.safeParse(document);
    if (parsed.success && isOf(parsed.data, kind, name)) {
      namespaces.push({ name: namespace, document: parsed.data });
    }
    const isService = rest.kind === 'WebService' && rest.name !== undefined;
    if (isService && (kind !== 'SizeProfile' || sizeOf(document) === name)) {
      services.push({ name: rest.name ?? '', namespace });
    }
  }
  return { namespaces, services };
}

function isOf(
  { spec }: TenantNamespace,
  kind: Entry['kind'],
  name: string,
): boolean {
  if (kind === 'QuotaProfile') return (spec.quota?.profile ?? 'small') === name;
  if (kind === 'DeploymentTarget') return spec.target === name;
  return true;
}

function sizeOf(document: IntentDocument['document']): unknown {
  const runtime = read(document?.spec, 'runtime');
  return read(runtime, 'size');
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined;
}
