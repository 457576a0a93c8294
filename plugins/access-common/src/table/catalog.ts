import type { AccessEntry } from './types';

const registering = {
  developer: 'all',
  'platform-engineer': 'all',
  admin: 'all',
} as const;

const running = {
  'platform-engineer': 'all',
  operator: 'all',
  admin: 'all',
} as const;

/** Rows of the software catalog. TechDocs and search results follow `catalog.entity.read`. */
export const catalogEntries: AccessEntry[] = [
  {
    permission: 'catalog.entity.read',
    what: 'read the catalog, its documentation and search results',
    grants: { 'signed-in': 'all' },
    reason: 'What exists and who owns it is open to everyone who signs in.',
  },
  {
    permission: 'catalog.entity.create',
    what: 'register entities',
    grants: registering,
    reason: 'People who ship services register them.',
  },
  {
    permission: 'catalog.entity.delete',
    what: 'unregister an entity',
    grants: { 'signed-in': 'own', 'platform-engineer': 'all', admin: 'all' },
    reason: 'An entity leaves the catalog by its owner or by the platform.',
  },
  {
    permission: 'catalog.entity.refresh',
    what: 'refresh an entity',
    grants: { 'signed-in': 'own', ...running },
    reason: 'A refresh reads the source again, which its owner decides.',
  },
  {
    permission: 'catalog.entity.validate',
    what: 'validate a catalog file',
    grants: registering,
    reason: 'Validation is the first step of registering.',
  },
  {
    permission: 'catalog.location.read',
    what: 'read catalog locations',
    grants: { 'signed-in': 'all' },
    reason: 'A location is the address of a file that is readable anyway.',
  },
  {
    permission: 'catalog.location.create',
    what: 'register a location',
    grants: registering,
    reason: 'People who ship services register them.',
  },
  {
    permission: 'catalog.location.analyze',
    what: 'analyze a repository before registering it',
    grants: registering,
    reason: 'Analysis is the first step of registering.',
  },
  {
    permission: 'catalog.location.delete',
    what: 'remove a location',
    grants: { 'platform-engineer': 'all', admin: 'all' },
    reason: 'One location can hold the entities of several teams.',
  },
  {
    permission: 'catalog.ingestion.read',
    what: 'read the state of catalog ingestion',
    grants: running,
    reason: 'Ingestion is run by the platform.',
  },
  {
    permission: 'catalog.ingestion.manage',
    what: 'start and stop catalog ingestion',
    grants: running,
    reason: 'Ingestion is run by the platform.',
  },
];
