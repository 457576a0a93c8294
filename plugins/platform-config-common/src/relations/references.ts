import type { ConfigurationDocument, ConfigurationKind } from '../kinds';

/** A field by which documents of a kind name documents of another; `[]` stands for every entry, `*` for every key. */
export interface ReferenceField {
  field: string;
  to: ConfigurationKind;
  /** Id of the invariant that tells of a name that is not there; `dangling-reference` when left out. */
  invariant?: 'owner-exists' | 'profile-set';
}

/** One document that another one names. */
export interface Reference {
  /** Such as `spec.targets[1]`. */
  field: string;
  kind: ConfigurationKind;
  name: string;
}

const owner: ReferenceField = {
  field: 'spec.owner',
  to: 'Team',
  invariant: 'owner-exists',
};

/** Which fields name other documents, for every kind. */
export const REFERENCE_FIELDS: Readonly<
  Record<ConfigurationKind, readonly ReferenceField[]>
> = {
  Organization: [
    {
      field: 'spec.tiers.*.quotaProfiles[]',
      to: 'QuotaProfile',
      invariant: 'profile-set',
    },
  ],
  Team: [{ field: 'spec.parent', to: 'Team' }],
  Environment: [
    owner,
    { field: 'spec.defaultTarget', to: 'DeploymentTarget' },
    { field: 'spec.targets[]', to: 'DeploymentTarget' },
    { field: 'spec.networkPolicy', to: 'NetworkPolicyProfile' },
  ],
  DeploymentTarget: [owner, { field: 'spec.cluster', to: 'Cluster' }],
  Cluster: [owner],
  SizeProfile: [],
  QuotaProfile: [],
  NetworkPolicyProfile: [],
};

/** A quota profile that is none: the namespace says its limits itself. */
const CUSTOM = 'custom';

/**
 * The documents that a document names, in the order of the table and of the document. Pure.
 *
 * @param isMeant - which fields of the table to look at; default: all
 */
export function referencesOf(
  document: ConfigurationDocument,
  isMeant: (field: ReferenceField) => boolean = () => true,
): Reference[] {
  return REFERENCE_FIELDS[document.kind]
    .filter(isMeant)
    .flatMap(({ field, to }) =>
      valuesAt(document, field)
        .filter(({ value }) => to !== 'QuotaProfile' || value !== CUSTOM)
        .map(({ path, value }) => ({ field: path, kind: to, name: value })),
    );
}

/** The kind that a field of a form or a finding names, by its path: `spec.targets[1]` of an Environment is a target. */
export function referencedKind(
  kind: ConfigurationKind,
  path: string,
): ConfigurationKind | undefined {
  const parts = partsOf(path);
  return REFERENCE_FIELDS[kind].find(({ field }) => {
    const pattern = partsOf(field);
    return (
      pattern.length === parts.length &&
      pattern.every(
        (part, index) =>
          part === '*' ||
          part === parts[index] ||
          (part === '[]' && /^\[\d+\]$/.test(parts[index] ?? '')),
      )
    );
  })?.to;
}

/** `spec.targets[]` → `spec`, `targets`, `[]`. */
function partsOf(path: string): string[] {
  return path.split(/\.|(?=\[)/);
}

type Found = { path: string; value: string };

function valuesAt(document: ConfigurationDocument, field: string): Found[] {
  const at = partsOf(field).reduce<{ path: string; value: unknown }[]>(
    (found, part) => found.flatMap(one => stepInto(one, part)),
    [{ path: '', value: document }],
  );
  return at.flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path, value }] : [],
  );
}

function stepInto(
  { path, value }: { path: string; value: unknown },
  part: string,
): { path: string; value: unknown }[] {
  if (part === '[]') {
    return Array.isArray(value)
      ? value.map((entry, index) => ({
          path: `${path}[${index}]`,
          value: entry,
        }))
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => part === '*' || key === part)
    .map(([key, entry]) => ({
      path: path ? `${path}.${key}` : key,
      value: entry,
    }));
}
