import { blastRadius, RenderMemo, renderTree } from '@waymark/gitops';
import {
  API_VERSION,
  defaultPlatform,
  tenantNamespaceName,
  toYaml,
  type Platform,
} from '@waymark/platform-api';
import { prettyJson } from '../../output/prettyJson';
import { fleet } from '../fleet';
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

/** What requirement C3 promises: 2,000 workloads that are all rendered otherwise. */
const AIM: Aim & { size: number } = {
  ms: 3_000,
  of: 'wall clock',
  size: 2_000,
};

/** Rounds by the number of workloads. */
const ROUNDS: ReadonlyMap<number, number> = new Map([
  [200, 10],
  [2_000, 5],
  [20_000, 1],
]);

/**
 * `waymark bench blast-radius`: what a change of the platform that every workload feels does to the whole fleet, from edits to the
 * last group. Measured against what cannot be left out: rendering the fleet once with the new platform.
 */
export async function benchBlastRadius({
  json,
  sizes = [...ROUNDS.keys()],
}: {
  json: boolean;
  sizes?: readonly number[];
}): Promise<void> {
  const result: BenchResult = {
    name: 'blast-radius',
    machine: machine(),
    ratioTo: 'rendering once',
    rows: sizes.flatMap(rowsOf),
  };
  process.stdout.write(json ? prettyJson(result) : describeBench(result));
}

function rowsOf(size: number): BenchRow[] {
  const tree = treeOf(size);
  const memo = new RenderMemo(defaultPlatform);
  const before = renderTree(tree, memo);
  const platform = roomier(defaultPlatform);
  const everything: Sample[] = [];
  const one: Sample[] = [];
  const floor: Sample[] = [];
  const edited = withOneEdit(tree);
  const render = (documents = tree) =>
    renderTree(documents, new RenderMemo(platform));
  for (let round = 0; round < (ROUNDS.get(size) ?? 1); round += 1) {
    floor.push(measure(() => render()));
    everything.push(measure(() => compare(before, render())));
    one.push(measure(() => compare(before, renderTree(edited, memo))));
    renderTree(tree, memo);
  }
  const title = `${size} workloads`;
  return [
    row(
      `${title}: all of them otherwise`,
      everything,
      floor,
      size === AIM.size ? AIM : undefined,
    ),
    row(`${title}: one of them otherwise`, one, floor),
    row(`${title}: rendering once (floor)`, floor, floor),
  ];
}

function compare(
  before: ReturnType<typeof renderTree>,
  after: ReturnType<typeof renderTree>,
) {
  const comparison = blastRadius({ before, after });
  let step = comparison.next();
  while (!step.done) step = comparison.next();
  return step.value;
}

/** A fleet with the namespaces that it needs. */
function treeOf(size: number): Map<string, string> {
  const tree = new Map<string, string>();
  for (const service of fleet(size)) {
    const { owner } = service.spec;
    const folder = `tenants/${owner}/development`;
    tree.set(`${folder}/${service.metadata.name}.yaml`, toYaml(service));
    tree.set(
      `${folder}/_namespace.yaml`,
      toYaml({
        apiVersion: API_VERSION,
        kind: 'TenantNamespace',
        metadata: { name: tenantNamespaceName(owner, 'development') },
        spec: { owner, tier: 'shared-standard', quota: { profile: 'large' } },
      }),
    );
  }
  return tree;
}

/** The same tree with more replicas of its first service. */
function withOneEdit(tree: ReadonlyMap<string, string>): Map<string, string> {
  const edited = new Map(tree);
  for (const [path, text] of tree) {
    if (!text.includes('minReplicas: 2')) continue;
    edited.set(path, text.replace('minReplicas: 2', 'minReplicas: 3'));
    break;
  }
  return edited;
}

/** A platform whose every size asks for more memory. */
function roomier(platform: Platform): Platform {
  const more = {
    cpuRequest: '750m',
    memoryRequest: '1500Mi',
    memoryLimit: '2500Mi',
  };
  const sizes = { small: more, medium: more, large: more, xlarge: more };
  return { ...platform, sizes };
}
