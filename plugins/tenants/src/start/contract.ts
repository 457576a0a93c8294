import { Entity } from '@backstage/catalog-model';

const PREFIX = 'platform.waymark.dev/';

/**
 * The contract of a golden path, as its template states it in annotations: one statement a line. A template
 * without `creates` is an ordinary one, for the ordinary wizard.
 */
export type GoldenPath = {
  ref: string;
  name: string;
  title: string;
  description?: string;
  version: string;
  tags: string[];
  hasContract: boolean;
  creates: string[];
  doesNotCreate: string[];
  ownership: string[];
  readiness: string[];
  security: string[];
  cost: string[];
  rollback: string[];
  observability: string[];
  support: string[];
  escapeHatch: string[];
};

/** Reads the contract of a template entity. */
export function goldenPathOf(template: Entity): GoldenPath {
  const { metadata } = template;
  const namespace = metadata.namespace ?? 'default';
  const lines = (key: string) =>
    (metadata.annotations?.[PREFIX + key] ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean);
  const creates = lines('creates');
  return {
    ref: `template:${namespace}/${metadata.name}`,
    name: metadata.name,
    title: metadata.title ?? metadata.name,
    description: metadata.description,
    version: metadata.annotations?.[`${PREFIX}version`] ?? '0',
    tags: metadata.tags ?? [],
    hasContract: creates.length > 0,
    creates,
    doesNotCreate: lines('does-not-create'),
    ownership: lines('ownership'),
    readiness: lines('readiness'),
    security: lines('security'),
    cost: lines('cost'),
    rollback: lines('rollback'),
    observability: lines('observability'),
    support: lines('support'),
    escapeHatch: lines('escape-hatch'),
  };
}
