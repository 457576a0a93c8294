/** @jest-environment node */
import fc from 'fast-check';
import { checkInvariants, INVARIANTS } from '.';
import { INVARIANT_BREAKS } from '../examples/breaks';
import { all, namespace, put, seedTree, type TreeEdit } from '../examples/edit';
import { REFERENCE_FIELDS } from '../relations/references';

/** Trees that keep every invariant: the seeded one with teams, clusters, targets, environments and namespaces beside. */
const validTree = fc
  .record({
    teams: fc.array(
      fc.record({
        parent: fc.nat(5),
        ownCostCenter: fc.boolean(),
        cores: fc.integer({ min: 1, max: 30 }),
        gpus: fc.nat(1),
        namespaces: fc.subarray(['development', 'staging', 'production']),
      }),
      { maxLength: 5 },
    ),
    zones: fc.subarray(['eu-gdpr', 'us-hipaa', 'ch-finma']),
    extraStage: fc.constantFrom('development', 'staging'),
    seeded: fc.subarray(['assistant', 'search-relevance', 'security']),
  })
  .map(({ teams, zones, extraStage, seeded }) => {
    const edits: TreeEdit[] = [
      put('Cluster', 'certified', {
        ...seedTree().documents.get('platform/clusters/local.yaml')?.spec,
        complianceZones: zones,
      }),
      put('DeploymentTarget', 'certified', {
        type: 'dedicated-cluster',
        cluster: 'certified',
      }),
      put('Environment', 'rehearsal', {
        title: 'Rehearsal',
        stage: extraStage,
        autoSync: true,
        defaultTarget: 'shared-standard',
        targets: ['certified'],
        complianceZones: zones,
        networkPolicy: 'isolated',
      }),
      ...seeded.map(name => namespace(name, 'development')),
      ...teams.flatMap((team, index) => {
        const name = `team${index}x`;
        return [
          put('Team', name, {
            title: name,
            group: name,
            onCall: name,
            // Only teams that are there already, so there is no circle.
            parent:
              team.parent < index ? `team${team.parent}x` : 'data-platform',
            ...(team.ownCostCenter && { costCenter: `CC-${index}` }),
            quota: {
              cpu: `${team.cores}`,
              memory: '64Gi',
              gpus: { 'nvidia-l4': team.gpus },
            },
          }),
          ...team.namespaces.map(environment =>
            namespace(name, environment, {
              profile: 'custom',
              limits: {
                cpu: `${Math.floor((team.cores * 1000) / 3)}m`,
                memory: '16Gi',
                memoryLimit: '16Gi',
                storage: '1Gi',
                pods: 3,
              },
            }),
          ),
        ];
      }),
    ];
    return all(...edits)(seedTree());
  });

describe('invariants', () => {
  it('each have an id, and a way to break them', () => {
    const ids = INVARIANTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const broken = INVARIANT_BREAKS.map(({ invariant }) => invariant);
    expect(new Set(broken)).toEqual(new Set(ids));
  });

  it('are broken at every field by which documents name others', () => {
    const broken = INVARIANT_BREAKS.flatMap(({ edit }) => {
      const tree = edit(seedTree());
      return checkInvariants(tree).map(({ constraint, document, path }) =>
        [constraint, tree.documents.get(document)?.kind, path].join(' '),
      );
    }).map(place => place.replace(/\[\d+\]/g, '[]'));
    const fields = Object.entries(REFERENCE_FIELDS).flatMap(([kind, rows]) =>
      rows
        // Told at the profile, which is missing for all at once.
        .filter(({ invariant }) => invariant !== 'profile-set')
        .map(({ field, invariant = 'dangling-reference' }) =>
          [invariant, kind, field].join(' '),
        ),
    );
    expect(broken).toEqual(expect.arrayContaining(fields));
  });

  it('hold for any valid tree', () => {
    fc.assert(
      fc.property(validTree, tree => {
        expect(checkInvariants(tree)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(INVARIANT_BREAKS)(
    '$invariant: $title',
    ({ invariant, title, edit }) => {
      fc.assert(
        fc.property(validTree, tree => {
          const findings = checkInvariants(edit(tree));
          expect(new Set(findings.map(one => one.constraint))).toEqual(
            new Set([invariant]),
          );
          for (const { message, fix, severity } of findings) {
            expect([message, fix].every(text => /\.|\?/.test(text))).toBe(true);
            expect(severity).toBe('error');
          }
        }),
        { numRuns: 20 },
      );
      expect({
        [title]: checkInvariants(edit(seedTree())).map(
          ({ document, path, message, fix }) =>
            `${document} ${path}: ${message} ${fix}`,
        ),
      }).toMatchSnapshot();
    },
  );
});
