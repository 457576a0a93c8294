import { toYaml } from '@waymark/platform-api';
import * as fc from 'fast-check';
import { fleetDiff, isEmptyDiff } from '.';

const deployment = (name: string, image: string, labels = {}) =>
  toYaml({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: { template: { spec: { containers: [{ name: 'app', image }] } } },
  });
const service = (name: string) =>
  toYaml({ apiVersion: 'v1', kind: 'Service', metadata: { name } });
const file = (name: string, kind = 'deployment') =>
  `local/team-development/${name}/${kind}.yaml`;

const before = new Map([
  [file('a'), deployment('a', 'a:1')],
  [file('b'), deployment('b', 'b:1')],
  [file('c', 'service'), service('c')],
]);

it('gathers what changes in the same field, and calls restarts out', () => {
  const after = new Map([
    [file('a'), deployment('a', 'a:2')],
    [file('b'), deployment('b', 'b:2', { tier: 'x' })],
    [file('b', 'service'), service('b')],
  ]);
  expect(fleetDiff(before, after)).toEqual({
    added: 1,
    removed: 1,
    changed: 2,
    unchanged: 0,
    workloads: 3,
    restarts: 2,
    groups: [
      {
        change: 'changed',
        kind: 'Deployment',
        field: 'spec.template.spec.containers[].image',
        objects: 2,
        workloads: 2,
        restarts: 2,
        example: { path: file('a'), before: 'a:1', after: 'a:2' },
      },
      {
        change: 'changed',
        kind: 'Deployment',
        field: 'metadata.labels.tier',
        objects: 1,
        workloads: 1,
        restarts: 0,
        example: { path: file('b'), after: 'x' },
      },
      {
        change: 'added',
        kind: 'Service',
        objects: 1,
        workloads: 1,
        restarts: 0,
        example: { path: file('b', 'service') },
      },
      {
        change: 'removed',
        kind: 'Service',
        objects: 1,
        workloads: 1,
        restarts: 0,
        example: { path: file('c', 'service') },
      },
    ],
  });
});

it('counts a workload once, however much of it changes', () => {
  const after = new Map(before).set(
    file('a'),
    deployment('a', 'a:2', { one: '1', two: '2' }),
  );
  const diff = fleetDiff(before, after);
  expect(diff.groups).toHaveLength(3);
  expect(diff).toMatchObject({ workloads: 1, restarts: 1, changed: 1 });
});

it('tells the same object, written differently, from one that is otherwise', () => {
  const [[path, text]] = before;
  const after = new Map(before).set(path, `# By hand\n${text}`);
  expect(fleetDiff(before, after).groups).toMatchObject([
    { change: 'changed', field: '', restarts: 0 },
  ]);
});

it('is empty between equal trees, and adds up', () => {
  const trees = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.constantFrom('x:1', 'x:2'),
  );
  const toFiles = (tree: Record<string, string>) =>
    new Map(
      Object.entries(tree).map(([name, image]) => [
        file(name),
        deployment(name, image),
      ]),
    );
  fc.assert(
    fc.property(trees, trees, (one, other) => {
      expect(isEmptyDiff(fleetDiff(toFiles(one), toFiles(one)))).toBe(true);
      const diff = fleetDiff(toFiles(one), toFiles(other));
      const { added, removed, changed, unchanged } = diff;
      expect(added + changed + unchanged).toBe(toFiles(other).size);
      expect(removed + changed + unchanged).toBe(toFiles(one).size);
    }),
  );
});
