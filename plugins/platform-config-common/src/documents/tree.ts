import type { Finding, PlatformDocument } from '@waymark/platform-api';
import {
  configurationPath,
  type ConfigurationDocument,
  type ConfigurationKind,
  type DocumentOf,
} from '../kinds';

/** A finding and the path of the document it is about. */
export type DocumentFinding = Finding & { document: string };

/** A document of `tenants/`, as far as the configuration is concerned with it. */
export interface TenantDocument {
  /** `tenants/<team>/<environment>/…` */
  path: string;
  /** Absent when it cannot be read; its place still counts. */
  document?: PlatformDocument;
}

/** What invariants are about: everything of one commit, or of one change before it is made. */
export interface ConfigurationTree {
  /** Documents below `platform/` that are valid by themselves, by path. */
  documents: ReadonlyMap<string, ConfigurationDocument>;
  /** Paths of all documents below `platform/`, also of those that cannot be read. */
  paths: ReadonlySet<string>;
  /** Documents below `tenants/`, by path. */
  tenants: readonly TenantDocument[];
}

/** A document with where it lies. */
export type Placed<K extends ConfigurationKind> = {
  path: string;
  name: string;
  spec: DocumentOf<K>['spec'];
};

/** The readable documents of a kind, by path. */
export function ofKind<K extends ConfigurationKind>(
  tree: Pick<ConfigurationTree, 'documents'>,
  kind: K,
): Placed<K>[] {
  const isKind = (document: ConfigurationDocument): document is DocumentOf<K> =>
    document.kind === kind;
  return [...tree.documents].flatMap(([path, document]) =>
    isKind(document)
      ? [{ path, name: document.metadata.name, spec: specOf(document) }]
      : [],
  );
}

function specOf<D extends { spec: unknown }>(document: D): D['spec'] {
  return document.spec;
}

/** Whether a document is there, readable or not. */
export function has(
  { paths }: ConfigurationTree,
  kind: ConfigurationKind,
  name: string,
): boolean {
  return paths.has(configurationPath(kind, name));
}

/** Team, environment and file of a path below `tenants/`. */
export function tenantPlace(path: string): {
  team: string;
  environment: string;
  file: string;
} {
  const [, team = '', environment = '', file = ''] = path.split('/');
  return { team, environment, file };
}
