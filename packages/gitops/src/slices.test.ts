import { defaultPlatform } from '@waymark/platform-api';
import * as fc from 'fast-check';
import {
  namespaceYaml,
  placesOf,
  serviceYaml,
} from './__testUtils__/documents';
import { validateSteps } from './change';
import { blastRadius } from './fleet';
import {
  fixedPlatform,
  RenderMemo,
  renderSteps,
  renderTree,
  type PlatformSource,
  type Rendering,
} from './render';
import { atOnce, inSlices, streamInSlices, type Steps } from './slices';
import type { Edit, IntentTree } from './tree/tree';

const TEAMS = ['assistant', 'risk-models'];

/** Documents of two teams: good, broken, and over what they may. */
const documents = fc
  .array(
    fc.record({
      team: fc.constantFrom(...TEAMS),
      name: fc.constantFrom('rag', 'search', 'scores'),
      replicas: fc.constantFrom(1, 3, 6, 90),
      broken: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map(list =>
    list.map(({ team, name, replicas, broken }): [string, string] => [
      placesOf(team).service(name),
      broken
        ? 'broken: ['
        : serviceYaml(name, team, {
            scaling: { minReplicas: 1, maxReplicas: replicas, metric: 'cpu' },
          }),
    ]),
  );

const SIZE = 'platform/sizes/small.yaml';

/** A platform whose small size has the memory that the tree says. */
const source: PlatformSource = {
  builtIn: defaultPlatform,
  read: () => ({ findings: [] }),
  of: tree => {
    const said = [...tree].find(({ path }) => path === SIZE);
    if (!said) return fixedPlatform(defaultPlatform).of([]);
    const small = {
      ...defaultPlatform.sizes.small,
      memoryLimit: `${said.content}Mi`,
    };
    const sizes = { ...defaultPlatform.sizes, small };
    return {
      source: 'git',
      platform: { ...defaultPlatform, sizes },
      findings: [],
    };
  },
};

const trees = fc
  .tuple(documents, fc.subarray(TEAMS), fc.integer({ min: 600, max: 603 }))
  .map(
    ([list, teams, memory]): IntentTree =>
      new Map([
        [SIZE, `${memory}`],
        ...list,
        ...teams.map((team): [string, string] => [
          placesOf(team).namespace,
          namespaceYaml(team),
        ]),
      ]),
  );

const changes = trees.map(tree =>
  [...tree].map(([path, content]): Edit => ({ action: 'put', path, content })),
);

/** What a rendering says, without which compilations it shares with others. */
function contentOf({ documents: all, files, findings, held }: Rendering) {
  return JSON.stringify([
    [...files],
    [...held],
    findings,
    [...all].map(([path, { objects, usage }]) => [path, objects, usage]),
  ]);
}

/** Takes steps of several works in turns, as many at a time as the numbers say. */
function inTurns(works: Array<Steps<void>>, turns: readonly number[]): void {
  const open = [...works];
  for (let turn = 0; open.length > 0; turn += 1) {
    const [work] = open.splice(0, 1);
    if (!isDone(work, turns[turn % turns.length])) open.push(work);
  }
}

function isDone(work: Steps<void>, steps: number): boolean {
  for (let step = 0; step < steps; step += 1) {
    if (work.next().done) return true;
  }
  return false;
}

describe('steps', () => {
  it('come to the same whatever others do with the same memo in between', () => {
    const turns = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    const forest = fc.array(trees, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        trees,
        changes,
        forest,
        turns,
        (one, edits, others, order) => {
          const memo = new RenderMemo(source);
          const found: string[] = [];
          const works = others.map(function* render(tree, at): Steps<void> {
            found[at + 1] = contentOf(yield* renderSteps(tree, memo));
          });
          function* change(): Steps<void> {
            found[0] = yield* reach(one, edits, memo);
          }
          inTurns([change(), ...works], order);
          expect(found).toEqual([
            atOnce(reach(one, edits, new RenderMemo(source))),
            ...others.map(tree => contentOf(renderTree(tree, source))),
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('let others have their turn before the work is done', async () => {
    const order: string[] = [];
    const work = inSlices(busy(60, () => order.push('step')));
    setImmediate(() => order.push('other'));
    await work;
    const [first, last] = [order.indexOf('other'), order.lastIndexOf('step')];
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(last);
  });

  it('tell of progress as it comes, and end with the result', async () => {
    function* work(): Steps<string, number> {
      yield 1;
      yield;
      yield 2;
      return 'done';
    }
    const told: number[] = [];
    const slices = streamInSlices(work());
    let next = await slices.next();
    for (; !next.done; next = await slices.next()) told.push(next.value);
    expect([told, next.value]).toEqual([[1, 2], 'done']);
  });

  it('fail as the work fails', async () => {
    function* work(): Steps<void> {
      yield;
      throw new Error('no room');
    }
    await expect(inSlices(work())).rejects.toThrow('no room');
  });
});

/** What is found of a change, and how far it goes. */
function* reach(
  tree: IntentTree,
  edits: readonly Edit[],
  memo: RenderMemo,
): Steps<string> {
  const change = yield* validateSteps(tree, edits, memo);
  const comparison = blastRadius(change);
  for (;;) {
    const step = comparison.next();
    if (step.done) return JSON.stringify([change.findings, step.value]);
    yield;
  }
}

/** Steps of a millisecond each. */
function* busy(steps: number, onStep: () => void): Steps<void> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    onStep();
    yield;
  }
}
