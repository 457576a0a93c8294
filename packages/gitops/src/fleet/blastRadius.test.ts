import { defaultPlatform } from '@waymark/platform-api';
import * as fc from 'fast-check';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
  tenantTree,
} from '../__testUtils__/documents';
import { validateChange } from '../change';
import { RenderMemo, type Rendering } from '../render';
import { applyEdits, type Edit, type IntentTree } from '../tree/tree';
import {
  blastRadius,
  fleetDiff,
  type BlastRadiusInput,
  type BlastRadiusProgress,
} from '.';

const assistant = placesOf('assistant');
const put = (path: string, content: string): Edit => ({
  action: 'put',
  path,
  content,
});

function renderings(tree: IntentTree, edits: readonly Edit[]) {
  const memo = new RenderMemo(defaultPlatform);
  return validateChange(tree, edits, memo);
}

function run(input: BlastRadiusInput) {
  const reports: BlastRadiusProgress[] = [];
  const generator = blastRadius(input);
  for (;;) {
    const next = generator.next();
    if (next.done) return { reports, radius: next.value };
    if (next.value) reports.push(next.value);
  }
}

const minReplicas = (name: string, replicas: number) =>
  serviceYaml(name, 'assistant', {
    scaling: { minReplicas: replicas, maxReplicas: 6, metric: 'cpu' },
  });

describe('blastRadius', () => {
  it('names the workloads, what differs in them, and what it takes of the quota', () => {
    const tree = tenantTree('assistant', ['rag', 'search', 'quiet']);
    const { before, after } = renderings(tree, [
      put(assistant.service('rag'), minReplicas('rag', 3)),
      put(
        assistant.service('search'),
        serviceYaml('search', 'assistant', {
          runtime: { language: 'python', size: 'medium' },
        }),
      ),
    ]);
    const { radius, reports } = run({ before, after });
    expect(reports.flatMap(({ touched }) => touched)).toEqual([
      {
        document: assistant.service('rag'),
        team: 'assistant',
        environment: 'development',
        service: 'rag',
        change: 'changed',
        objects: expect.any(Number),
        restarts: false,
      },
      expect.objectContaining({ service: 'search', restarts: true }),
    ]);
    expect(radius).toMatchObject({
      documents: 4,
      rerendered: 2,
      diff: { workloads: 2, restarts: 1, added: 0, removed: 0 },
      environments: [{ name: 'development', workloads: 2, restarts: 1 }],
      held: [],
    });
    expect(radius.diff.groups[0]).toMatchObject({
      kind: 'Deployment',
      field: expect.stringMatching(/^spec\.template\.spec\.containers\[\]/),
      restarts: 1,
    });
    const [moved] = radius.capacity.namespaces;
    expect(moved).toMatchObject({ namespace: assistant.namespace });
    expect(moved.after?.atMaxReplicas.cpuCores).toBeGreaterThan(
      moved.before?.atMaxReplicas.cpuCores ?? Infinity,
    );
  });

  it('calls a namespace out that would be over its quota', () => {
    const tree = tenantTree('assistant', ['rag']);
    const { before, after } = renderings(tree, [
      put(
        assistant.service('rag'),
        serviceYaml('rag', 'assistant', {
          runtime: { language: 'python', size: 'xlarge' },
          scaling: { minReplicas: 1, maxReplicas: 50, metric: 'cpu' },
        }),
      ),
    ]);
    expect(run({ before, after }).radius.capacity.namespaces).toMatchObject([
      { environment: 'development', over: 'atMaxReplicas' },
    ]);
  });

  it('leaves what would be held as it is, and compares what was held with its last good output', () => {
    const tree = tenantTree('assistant', ['rag']);
    const path = assistant.service('rag');
    const good = renderings(tree, []).after;
    const breaking = renderings(tree, [put(path, 'broken')]);
    expect(run(breaking).radius).toMatchObject({
      held: [path],
      rerendered: 0,
      diff: { removed: 0, changed: 0 },
    });
    const broken = new Map(tree).set(path, 'broken');
    const mending = renderings(broken, [put(path, minReplicas('rag', 3))]);
    const lastGood = new Map([
      [path, good.documents.get(path)?.files ?? new Map<string, string>()],
    ]);
    const { diff } = run({ ...mending, lastGood }).radius;
    expect(diff).toMatchObject({ added: 0, removed: 0, restarts: 0 });
    expect(diff.changed).toBeGreaterThan(0);
  });

  it('compares what a stopped roll-out left with what runs, unless it is more than a batch', () => {
    const path = assistant.service('rag');
    const runs = renderings(tenantTree('assistant', ['rag']), []).after;
    const main = new Map(tenantTree('assistant', ['rag'])).set(
      path,
      minReplicas('rag', 3),
    );
    const left = new Map([
      [path, runs.documents.get(path)?.files ?? new Map<string, string>()],
    ]);
    const back = put(path, serviceYaml('rag', 'assistant'));
    const taken = renderings(main, [back]);
    expect(run(taken).radius.diff.changed).toBeGreaterThan(0);
    expect(run({ ...taken, stopped: { left, limit: 1 } }).radius).toMatchObject(
      { diff: { changed: 0 }, stopped: { documents: 1, rendered: true } },
    );
    const many = run({ ...taken, stopped: { left, limit: 0 } }).radius;
    expect(many.stopped).toEqual({ documents: 1, rendered: false });
    expect(many.diff.changed).toBeGreaterThan(0);
    const elsewhere = renderings(main, [
      put(assistant.service('other'), serviceYaml('other', 'assistant')),
    ]);
    expect(
      run({ ...elsewhere, stopped: { left, limit: 1 } }).radius,
    ).not.toHaveProperty('stopped');
  });

  it('shows values and names of the teams that the reader may see, and counts the others', () => {
    const tree = new Map([
      ...tenantTree('assistant', ['rag']),
      ...tenantTree('risk-models', ['scores']),
    ]);
    const edits = [
      put(assistant.service('rag'), minReplicas('rag', 3)),
      {
        action: 'delete' as const,
        path: placesOf('risk-models').service('scores'),
      },
    ];
    const { radius, reports } = run({
      ...renderings(tree, edits),
      isShown: team => team === 'assistant',
    });
    expect(
      reports.flatMap(({ touched }) => touched.map(({ team }) => team)),
    ).toEqual(['assistant']);
    expect(radius.diff.workloads).toBe(2);
    expect(JSON.stringify(radius)).not.toContain('scores');
    expect(radius.capacity.namespaces.map(({ team }) => team)).toEqual([
      'assistant',
    ]);
  });

  it('reports in batches that add up, whatever their size', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const tree = tenantTree('assistant', names);
    const both = renderings(
      tree,
      names.map(name => put(assistant.service(name), minReplicas(name, 3))),
    );
    const whole = run(both);
    const { radius, reports } = run({ ...both, batch: 2 });
    expect(reports.map(({ compared, total }) => [compared, total])).toEqual([
      [2, 5],
      [4, 5],
      [5, 5],
    ]);
    expect(reports.flatMap(({ touched }) => touched)).toEqual(
      whole.reports[0].touched,
    );
    expect(radius).toEqual(whole.radius);
  });
});

describe('as a property', () => {
  const services = fc.dictionary(
    fc.constantFrom('one', 'two', 'three'),
    fc.record({
      size: fc.constantFrom('small', 'medium'),
      replicas: fc.integer({ min: 1, max: 3 }),
    }),
  );
  const toTree = (made: Record<string, { size: string; replicas: number }>) =>
    new Map([
      [assistant.namespace, namespaceYaml('assistant')],
      ...Object.entries(made).map(([name, { size, replicas }]) => {
        const text = minReplicas(name, replicas);
        return [
          assistant.service(name),
          text.replace('size: small', `size: ${size}`),
        ] as const;
      }),
    ]);
  const edit = (from: IntentTree, to: IntentTree): Edit[] => [
    ...[...to].map(([path, content]) => put(path, content)),
    ...[...from.keys()]
      .filter(path => !to.has(path))
      .map(path => ({ action: 'delete' as const, path })),
  ];
  const counted = ({
    before,
    after,
  }: Record<'before' | 'after', Rendering>) => {
    const { diff } = run({ before, after }).radius;
    return {
      ...diff,
      workloads: undefined,
      groups: diff.groups
        .map(({ change, kind, field, objects, restarts }) =>
          [change, kind, field, objects, restarts].join(' '),
        )
        .sort(),
    };
  };

  it('tells of objects what comparing every file of the two trees tells', () => {
    fc.assert(
      fc.property(services, services, (one, other) => {
        const tree = toTree(one);
        const both = renderings(tree, edit(tree, toTree(other)));
        const files = fleetDiff(both.before.files, both.after.files);
        expect(counted(both)).toEqual({
          ...files,
          workloads: undefined,
          groups: files.groups
            .map(({ change, kind, field, objects, restarts }) =>
              [change, kind, field, objects, restarts].join(' '),
            )
            .sort(),
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is empty for edits that change nothing, and the other way round for their undoing', () => {
    fc.assert(
      fc.property(services, services, (one, other) => {
        const tree = toTree(one);
        const edits = edit(tree, toTree(other));
        const there = renderings(tree, edits);
        const back = renderings(
          applyEdits(tree, edits),
          edit(there.tree, tree),
        );
        const { diff } = run(there).radius;
        const undone = run(back).radius.diff;
        expect([undone.added, undone.removed, undone.changed]).toEqual([
          diff.removed,
          diff.added,
          diff.changed,
        ]);
        const none = run(renderings(tree, edit(tree, tree))).radius;
        expect([none.rerendered, none.diff.groups]).toEqual([0, []]);
      }),
      { numRuns: 40 },
    );
  });
});
