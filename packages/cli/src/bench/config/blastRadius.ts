import {
  blastRadius,
  inSlices,
  renderSteps,
  renderTree,
  RenderMemo,
  streamInSlices,
  type Rendering,
} from '@waymark/gitops';
import { defaultPlatform } from '@waymark/platform-api';
import { PlatformConfiguration } from '@waymark/plugin-platform-config-common';
import { prettyJson } from '../../output/prettyJson';
import {
  describeBench,
  machine,
  measure,
  row,
  type Aim,
  type BenchResult,
  type BenchRow,
  type Sample,
} from '../report';
import { fleetTree, roomier, withOneEdit } from './fleetTree';
import { measureStall, type StallSample } from './measureStall';

/** What requirement C3 promises is of this many workloads that are all rendered otherwise. */
const PROMISED = 2_000;
const WALL_AIM: Aim = { ms: 3_000, of: 'wall clock' };
/** So that whoever else asks the portal meanwhile hardly notices. */
const STALL_AIM: Aim = { ms: 50, of: 'every round' };

/** Rounds by the number of workloads. */
const ROUNDS: ReadonlyMap<number, number> = new Map([
  [200, 10],
  [2_000, 5],
  [20_000, 1],
]);

/**
 * `waymark bench blast-radius`: what a change of the platform that every workload feels does to the whole fleet, from edits to the
 * last group, as the portal works it out: in slices, with the invariants of the configuration. Measured against what cannot be left out:
 * rendering the fleet once with the new platform.
 */
export async function benchBlastRadius({
  json,
  sizes = [...ROUNDS.keys()],
}: {
  json: boolean;
  sizes?: readonly number[];
}): Promise<void> {
  const rows: BenchRow[] = [];
  for (const size of sizes) rows.push(...(await rowsOf(size)));
  const result: BenchResult = {
    name: 'blast-radius',
    machine: machine(),
    ratioTo: 'rendering once',
    rows,
  };
  process.stdout.write(json ? prettyJson(result) : describeBench(result));
}

async function rowsOf(size: number): Promise<BenchRow[]> {
  const tree = fleetTree(size);
  const [all, single] = [roomier(tree), withOneEdit(tree)];
  const source = new PlatformConfiguration({
    gitopsUrl: defaultPlatform.gitops.repoUrl,
    portalUrl: defaultPlatform.observability.portalUrl,
  });
  const memo = new RenderMemo(source);
  const before = renderTree(tree, memo);
  const read = [...before.documents.values()];
  const everything: StallSample[] = [];
  const one: StallSample[] = [];
  const floor: Sample[] = [];
  const invariants: Sample[] = [];
  for (let round = 0; round < (ROUNDS.get(size) ?? 1); round += 1) {
    floor.push(measure(() => renderTree(all, new RenderMemo(source))));
    everything.push(await reach(before, all, new RenderMemo(source)));
    one.push(await reach(before, single, memo));
    invariants.push(measure(() => source.of(read)));
    renderTree(tree, memo);
  }
  const title = `${size} workloads`;
  const isPromised = size === PROMISED;
  const stalls = [...everything, ...one].map(({ stall }) => stall);
  return [
    row(
      `${title}: all of them otherwise`,
      everything,
      floor,
      isPromised ? WALL_AIM : undefined,
    ),
    row(`${title}: one of them otherwise`, one, floor),
    row(`${title}: rendering once (floor)`, floor, floor),
    row(`${title}: the invariants alone`, invariants, floor),
    row(
      `${title}: longest stall meanwhile`,
      stalls,
      floor,
      isPromised ? STALL_AIM : undefined,
    ),
  ];
}

/** From the tree that edits make to the last group of differences. */
function reach(
  before: Rendering,
  tree: ReadonlyMap<string, string>,
  memo: RenderMemo,
): Promise<StallSample> {
  return measureStall(async () => {
    const after = await inSlices(renderSteps(tree, memo));
    const progress = streamInSlices(blastRadius({ before, after }));
    while (!(await progress.next()).done);
  });
}
