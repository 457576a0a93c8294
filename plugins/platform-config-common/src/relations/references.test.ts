import { CONFIGURATION_KIND_NAMES, CONFIGURATION_KINDS } from '../kinds';
import { seedDocuments } from '../platform/seed';
import { REFERENCE_FIELDS, referencedKind, referencesOf } from './references';

const seeded = (path: string) => {
  const document = seedDocuments().get(path);
  if (!document) throw new Error(`The seed has no ${path}`);
  return document;
};

it('finds what a document names, entries of lists by themselves', () => {
  expect(referencesOf(seeded('platform/environments/production.yaml'))).toEqual(
    [
      { field: 'spec.owner', kind: 'Team', name: 'platform' },
      {
        field: 'spec.defaultTarget',
        kind: 'DeploymentTarget',
        name: 'shared-standard',
      },
      {
        field: 'spec.targets[0]',
        kind: 'DeploymentTarget',
        name: 'shared-sensitive',
      },
      {
        field: 'spec.targets[1]',
        kind: 'DeploymentTarget',
        name: 'dedicated-cluster',
      },
      {
        field: 'spec.networkPolicy',
        kind: 'NetworkPolicyProfile',
        name: 'isolated',
      },
    ],
  );
});

it('takes a quota of one’s own for no profile', () => {
  const names = referencesOf(
    seeded('platform/organizations/meridian.yaml'),
  ).map(({ field, name }) => `${field} ${name}`);
  expect(names).toContain('spec.tiers.shared-sensitive.quotaProfiles[2] large');
  expect(names.join()).not.toContain('custom');
});

it('leads from the seed to documents of the seed only', () => {
  for (const document of seedDocuments().values()) {
    for (const { kind, name } of referencesOf(document)) {
      const { folder } = CONFIGURATION_KINDS[kind];
      expect(seeded(`platform/${folder}/${name}.yaml`).kind).toBe(kind);
    }
  }
});

it('says which kind a field names', () => {
  expect(referencedKind('Environment', 'spec.targets[12]')).toBe(
    'DeploymentTarget',
  );
  expect(referencedKind('Environment', 'spec.targets')).toBeUndefined();
  expect(
    referencedKind('Organization', 'spec.tiers.sandbox.quotaProfiles[0]'),
  ).toBe('QuotaProfile');
  expect(referencedKind('Team', 'spec.title')).toBeUndefined();
});

it('has a row for every kind', () => {
  expect(Object.keys(REFERENCE_FIELDS)).toEqual([...CONFIGURATION_KIND_NAMES]);
});
