import fc from 'fast-check';
import { batchesOf, environmentOf } from './batchesOf';
import { planStep, type Step, type StepInput } from './planStep';
import { formatRollOuts, leftOf, parseRollOuts } from './RollOut';
import {
  PLATFORM_UNIT,
  mixUnits,
  sameUnit,
  type UnitFiles,
  type Units,
} from './units';

const ENVIRONMENTS = ['development', 'staging', 'production'];
const LIMIT = 3;
const GRANT = 'grants/g-1.yaml';
const shaOf = (number: number) => number.toString(16).padStart(40, '0');

/** What a generated fleet says: a number for each unit that is there. */
type Fleet = Record<string, number>;

const UNITS = [
  PLATFORM_UNIT,
  GRANT,
  ...ENVIRONMENTS.flatMap(environment =>
    ['assistant', 'search'].flatMap(team =>
      ['_namespace', 'one', 'two', 'three'].map(
        name => `tenants/${team}/${environment}/${name}.yaml`,
      ),
    ),
  ),
];
const unitsOf = (fleet: Fleet): Units =>
  new Map(
    Object.entries(fleet).map(([unit, value]): [string, UnitFiles] => [
      unit,
      new Map([[`${unit}/object`, String(value)]]),
    ]),
  );
const textOf = (units: Units) =>
  [...units]
    .flatMap(([unit, files]) => [...files].map(file => [unit, ...file].join()))
    .sort();

/** Branch rendered in a few variables. */
class Branch {
  standing: StepInput['standing'];
  fleets: Fleet[];
  now = new Date('2026-01-01T00:00:00Z');
  readonly stopped = new Set<string>();

  constructor(first: Fleet) {
    const units = unitsOf(first);
    this.fleets = [first];
    const intent = shaOf(0);
    this.standing = {
      ...{ intent, rendered: intent, units, meant: units },
      rollOuts: [],
    };
  }

  /** Somebody commits onto main. */
  push(fleet: Fleet): void {
    this.fleets.push(fleet);
  }

  get wanted() {
    const intent = shaOf(this.fleets.length - 1);
    return { intent, units: unitsOf(this.fleets.at(-1) ?? {}) };
  }

  step(pauseMs = 0): Step {
    this.now = new Date(this.now.getTime() + 1000);
    const step = planStep({
      standing: this.standing,
      wanted: this.wanted,
      environments: ENVIRONMENTS,
      limit: LIMIT,
      pauseMs,
      stopped: this.stopped,
      now: this.now,
    });
    const { intent, units: meant } = this.wanted;
    // As a process that starts now reads it.
    const rollOuts = parseRollOuts(formatRollOuts(step.rollOuts));
    const left = leftOf(rollOuts);
    const units = mixUnits(left, this.standing.units, meant);
    // Here a commit on branch rendered is called as the intent that it is of.
    this.standing = { intent, rendered: intent, units, meant, rollOuts };
    return step;
  }

  /** What a process that was not there makes of the roll-outs: each unit as the commit wants it that it is still of. */
  replayed(): string[] {
    const left = new Map(
      this.standing.rollOuts.flatMap(({ documents }) => [...documents]),
    );
    const earlier = new Map(
      [...left].flatMap(([unit, intent]): Array<[string, UnitFiles]> => {
        const fleet = this.fleets[parseInt(intent, 16)];
        const files = unitsOf(fleet).get(unit);
        return files ? [[unit, files]] : [];
      }),
    );
    const meant = unitsOf(this.fleets[parseInt(this.standing.intent, 16)]);
    return textOf(mixUnits(new Set(left.keys()), earlier, meant));
  }
}

const all = (value: number): Fleet =>
  Object.fromEntries(UNITS.map(unit => [unit, value]));
const fleets = fc.dictionary(
  fc.constantFrom(...UNITS),
  fc.integer({ min: 0, max: 2 }),
);

describe('a roll-out', () => {
  it('comes to what one step would give, whatever comes in between, in whole units and no batch too large', () => {
    const events = fc.oneof(
      fleets.map(fleet => ({ push: fleet })),
      fc.constant({ stop: true }),
      fc.constant({ resume: true }),
      fc.constant({}),
    );
    fc.assert(
      fc.property(
        fleets,
        fc.array(events, { maxLength: 25 }),
        (first, them) => {
          const branch = new Branch(first);
          const look = () => {
            const held = branch.standing.rollOuts
              .filter(({ id }) => branch.stopped.has(id))
              .flatMap(({ documents }) => [...documents.keys()]);
            const { meant, units } = branch.standing;
            const wanted = branch.wanted.units;
            const moved = held.filter(
              unit =>
                !sameUnit(meant, wanted, unit) &&
                !sameUnit(units, wanted, unit),
            );
            const isMended = moved.length <= LIMIT;
            const frozen = held.filter(
              unit => !(isMended && moved.includes(unit)),
            );
            const step = branch.step();
            const work = [...step.take].filter(
              unit => unit !== GRANT && !held.includes(unit),
            );
            expect(work.length).toBeLessThanOrEqual(LIMIT);
            // Access waits for nothing.
            expect(leftOf(step.rollOuts)).not.toContain(GRANT);
            for (const unit of step.take) expect(frozen).not.toContain(unit);
            expect(textOf(branch.standing.units)).toEqual(branch.replayed());
          };
          for (const event of them) {
            if ('push' in event) branch.push(event.push);
            else if ('stop' in event) {
              for (const { id } of branch.standing.rollOuts) {
                branch.stopped.add(id);
              }
            } else if ('resume' in event) branch.stopped.clear();
            look();
          }
          branch.stopped.clear();
          for (let rest = 0; rest < 40; rest += 1) look();
          expect(branch.standing.rollOuts).toEqual([]);
          expect(textOf(branch.standing.units)).toEqual(
            textOf(branch.wanted.units),
          );
        },
      ),
    );
  });

  it('goes environment by environment, the namespace before its workloads', () => {
    const branch = new Branch({});
    branch.push(all(1));
    const steps: Step[] = [];
    do steps.push(branch.step());
    while (steps.at(-1)?.more);
    expect(
      steps.map(({ batch, take }) => [
        batch?.number,
        batch?.of,
        ...new Set([...take].map(unit => environmentOf(unit) ?? 'none')),
      ]),
    ).toEqual([
      [1, 10, 'none'],
      ...[2, 3, 4].map(number => [number, 10, 'development']),
      ...[5, 6, 7].map(number => [number, 10, 'staging']),
      ...[8, 9, 10].map(number => [number, 10, 'production']),
    ]);
    const order = steps.flatMap(({ take }) => [...take]);
    const at = (name: string) =>
      order.indexOf(`tenants/search/production/${name}.yaml`);
    expect(at('_namespace')).toBeLessThan(at('one'));
    expect(steps.at(-1)?.completed).toEqual([
      { after: shaOf(0), until: shaOf(1) },
    ]);
  });

  it('takes a namespace away after its workloads, and a cluster’s own objects last', () => {
    const order = {
      from: unitsOf(all(1)),
      to: new Map<string, UnitFiles>(),
      environments: ENVIRONMENTS,
      limit: 100,
    };
    const batches = batchesOf(UNITS, order);
    expect(batches.at(-1)).toEqual([PLATFORM_UNIT]);
    const [, development] = batches;
    expect(
      development.indexOf('tenants/search/development/two.yaml'),
    ).toBeLessThan(
      development.indexOf('tenants/search/development/_namespace.yaml'),
    );
  });

  it('lets what fits into one batch through at once: alone, beside a roll-out, and while that is stopped', () => {
    const branch = new Branch(all(1));
    const small = 'tenants/assistant/production/one.yaml';
    branch.push({ ...all(1), [small]: 2 });
    expect(branch.step()).toMatchObject({ rollOuts: [], more: false });

    const large = { ...all(3), [small]: 2, [GRANT]: 1 };
    branch.push(large);
    branch.step();
    const [{ id, documents }] = branch.standing.rollOuts;
    branch.stopped.add(id);
    branch.push({ ...large, [small]: 4, [GRANT]: 7 });
    const step = branch.step();
    expect([...step.take].sort()).toEqual([GRANT, small]);
    expect(step).toMatchObject({ more: false, completed: [] });
    expect(step.batch).toBeUndefined();
    expect(branch.standing.rollOuts[0].documents).toEqual(documents);
    expect(branch.step().take.size).toBe(0);
  });

  it('lets a few documents out that a stopped one holds, once they change again, and no more than a few', () => {
    const branch = new Branch(all(1));
    branch.push(all(2));
    branch.step();
    const [{ id }] = branch.standing.rollOuts;
    branch.stopped.add(id);
    const one = 'tenants/assistant/production/one.yaml';
    const later = Object.fromEntries(
      UNITS.map(unit => [unit, unit === one ? 3 : 2]),
    );
    branch.push(later);
    const mended = branch.step();
    expect([...mended.take]).toEqual([one]);
    expect(mended.batch).toBeUndefined();
    expect(branch.standing.units.get(one)).toEqual(unitsOf(later).get(one));
    const [rest] = branch.standing.rollOuts;
    expect(rest.documents.has(one)).toBe(false);
    // The commit that mended it is rendered; the large one is not.
    expect(rest.commits.map(({ until }) => until)).toEqual([shaOf(1)]);

    branch.push(all(6));
    expect([...branch.step().take]).not.toContain(one.replace('one', 'two'));
    expect(branch.standing.rollOuts[0].commits.length).toBe(2);
    branch.stopped.clear();
    while (branch.step().more);
    expect(textOf(branch.standing.units)).toEqual(textOf(unitsOf(all(6))));
  });

  it('lets what is mended out beside the batch of a large change that comes with it', () => {
    const branch = new Branch(all(1));
    branch.push(all(2));
    for (let batch = 0; batch < 4; batch += 1) branch.step();
    const [{ id, documents }] = branch.standing.rollOuts;
    branch.stopped.add(id);
    const one = 'tenants/assistant/production/one.yaml';
    branch.push(
      Object.fromEntries(
        UNITS.map(unit => [unit, documents.has(unit) && unit !== one ? 2 : 7]),
      ),
    );
    const { batch, take } = branch.step();
    expect(batch).toMatchObject({ rollOut: shaOf(2), number: 1 });
    expect([...take].sort()).toEqual(
      [GRANT, one, ...(batch?.units ?? [])].sort(),
    );
    expect(batch?.units).not.toContain(one);
    while (branch.step().more);
    expect(branch.standing.rollOuts.map(each => each.id)).toEqual([id]);
  });

  it('is over when what is left is taken back, while what went is rendered again', () => {
    const branch = new Branch(all(1));
    branch.push(all(2));
    branch.step();
    branch.stopped.add(shaOf(1));
    branch.push(all(1));
    const { rollOuts, take } = branch.step();
    expect(rollOuts).toEqual([]);
    expect(take.size).toBeGreaterThan(0);
    expect(textOf(branch.standing.units)).toEqual(textOf(unitsOf(all(1))));
  });

  it('waits between batches, while access goes at once', () => {
    const branch = new Branch(all(1));
    branch.push(all(2));
    branch.step();
    branch.step();
    expect(branch.step(2500)).toMatchObject({ take: new Set(), more: false });
    branch.push(all(3));
    expect(branch.step(2500)).toMatchObject({ take: new Set([GRANT]) });
    expect(branch.step(2500)).toMatchObject({ batch: { number: 3 } });
    expect(
      branch.standing.rollOuts[0].commits.map(({ until }) => until),
    ).toEqual([shaOf(1), shaOf(2)]);
  });
});
