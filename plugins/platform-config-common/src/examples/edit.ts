import {
  API_VERSION,
  tenantNamespaceName,
  type TenantNamespace,
} from '@waymark/platform-api';
import type { ConfigurationTree } from '../documents/tree';
import {
  configurationDocumentSchema,
  configurationPath,
  type ConfigurationKind,
} from '../kinds';
import { seedDocuments } from '../platform/seed';

/** A change of a tree; the tree itself stays as it is. */
export type TreeEdit = (tree: ConfigurationTree) => ConfigurationTree;

/** The seeded configuration without tenants. */
export function seedTree(): ConfigurationTree {
  const documents = seedDocuments();
  return { documents, paths: new Set(documents.keys()), tenants: [] };
}

/** Writes fields of a document's spec, or adds the document. A field that is `undefined` goes. */
export function put(
  kind: ConfigurationKind,
  name: string,
  fields: Record<string, unknown>,
): TreeEdit {
  return tree => {
    const path = configurationPath(kind, name);
    const known = tree.documents.get(path);
    const spec = Object.fromEntries(
      Object.entries({ ...known?.spec, ...fields }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    const document = configurationDocumentSchema.parse({
      apiVersion: API_VERSION,
      kind,
      metadata: { name },
      spec,
    });
    return {
      ...tree,
      documents: new Map([...tree.documents, [path, document]]),
      paths: new Set([...tree.paths, path]),
    };
  };
}

/** Removes a document. */
export function remove(kind: ConfigurationKind, name: string): TreeEdit {
  return tree => {
    const documents = new Map(tree.documents);
    const paths = new Set(tree.paths);
    const path = configurationPath(kind, name);
    documents.delete(path);
    paths.delete(path);
    return { ...tree, documents, paths };
  };
}

/** Gives a team a namespace. */
export function namespace(
  team: string,
  environment: string,
  quota: TenantNamespace['spec']['quota'] = { profile: 'small' },
): TreeEdit {
  return tree => ({
    ...tree,
    tenants: [
      ...tree.tenants,
      {
        path: `tenants/${team}/${environment}/_namespace.yaml`,
        document: {
          apiVersion: API_VERSION,
          kind: 'TenantNamespace',
          metadata: { name: tenantNamespaceName(team, environment) },
          spec: { owner: team, tier: 'shared-standard', quota },
        },
      },
    ],
  });
}

/** One edit after the other. */
export function all(...edits: readonly TreeEdit[]): TreeEdit {
  return tree => edits.reduce((result, edit) => edit(result), tree);
}
