import { dump } from 'js-yaml';
import {
  compile,
  defaultPlatform,
  toYaml,
  type CompileContext,
  type WebService,
} from '@waymark/platform-api';
import { fleet } from './fleet';
import {
  describeBench,
  machine,
  measure,
  row,
  type Aim,
  type BenchResult,
  type BenchRow,
  type Sample,
} from './report';
import { prettyJson } from '../output/prettyJson';

/** What requirement Q1 promises: rendering one application warm, and 2,000 on one core. */
const APPLICATION_AIM: Aim = { ms: 0.6, of: 'wall clock' };
const FLEET_AIM: Aim = { ms: 1_500, of: 'one core' };
const FLEET_SIZE = 2_000;

const FLEET_ROUNDS = 5;

/** Unmeasured applications first, so that the engine has compiled what it will. */
const WARM_UP = 300;

/** The ways that are timed. Each takes one application and gives what it made, so that nothing is optimised away. */
interface Ways<T = (index: number) => unknown> {
  compile: T;
  both: T;
  floor: T;
}

/**
 * `waymark bench render`: compile, and compile with YAML, per application and for 2,000
 * applications, against the floor: js-yaml alone on the same objects. The three take turns, so that whatever else
 * the machine does falls on all of them.
 */
export async function benchRender({
  json,
  applications = FLEET_SIZE,
}: {
  json: boolean;
  applications?: number;
}): Promise<void> {
  const result: BenchResult = {
    name: 'render',
    machine: machine(),
    ratioTo: 'js-yaml',
    rows: compare(fleet(applications)),
  };
  process.stdout.write(json ? prettyJson(result) : describeBench(result));
}

function compare(services: readonly WebService[]): BenchRow[] {
  const size = services.length;
  const contexts = services.map(contextOf);
  const render = (index: number) =>
    compile(services[index], contexts[index]).objects;
  const compiled = services.map((_service, index) => render(index));
  const ways: Ways = {
    compile: render,
    both: index => render(index).map(({ object }) => toYaml(object)),
    floor: index =>
      compiled[index].map(({ object }) =>
        dump(object, { noRefs: true, lineWidth: -1 }),
      ),
  };

  const turns = (count: number) =>
    inTurns(ways, count, (way, index) => way(index));
  turns(Math.min(size, WARM_UP));
  const single = turns(size);
  // A whole tree is held until it is written, so the results are kept for the length of a round.
  const whole = inTurns(ways, FLEET_ROUNDS, way =>
    services.map((_service, index) => way(index)),
  );
  return [
    ...rows('1 application', single, APPLICATION_AIM),
    ...rows(
      `${size} applications`,
      whole,
      size === FLEET_SIZE ? FLEET_AIM : undefined,
    ),
  ];
}

function inTurns(
  ways: Ways,
  count: number,
  run: (way: (index: number) => unknown, index: number) => unknown,
): Ways<Sample[]> {
  const times: Ways<Sample[]> = { compile: [], both: [], floor: [] };
  for (let index = 0; index < count; index += 1) {
    times.compile.push(measure(() => run(ways.compile, index)));
    times.both.push(measure(() => run(ways.both, index)));
    times.floor.push(measure(() => run(ways.floor, index)));
  }
  return times;
}

function rows(
  title: string,
  times: Ways<Sample[]>,
  aim: Aim | undefined,
): BenchRow[] {
  return [
    row(`${title}: compile`, times.compile, times.floor),
    row(`${title}: compile + YAML`, times.both, times.floor, aim),
    row(`${title}: js-yaml alone (floor)`, times.floor, times.floor),
  ];
}

function contextOf({ spec }: WebService): CompileContext {
  return {
    platform: defaultPlatform,
    team: spec.owner,
    environment: 'development',
    target: 'shared-standard',
  };
}
