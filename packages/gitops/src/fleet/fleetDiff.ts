import { load } from 'js-yaml';
import { DifferenceTally, type FleetDiff } from './DifferenceTally';
import { objectDifferences, rewritten } from './objectDifferences';

/**
 * Compares two trees of rendered files, and gathers what is alike. Pure.
 *
 * @param before - path → YAML, as branch rendered has it
 * @param after - path → YAML, as it would be
 */
export function fleetDiff(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FleetDiff {
  const tally = new DifferenceTally();
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const found = compare(path, before.get(path), after.get(path));
    tally.add({ name: workloadOf(path) }, found);
  }
  return tally.toDiff();
}

/** Whether two trees render the same. */
export function isEmptyDiff({ added, removed, changed }: FleetDiff): boolean {
  return added + removed + changed === 0;
}

function compare(
  path: string,
  before: string | undefined,
  after: string | undefined,
) {
  if (before === after) return [];
  const was = before === undefined ? undefined : load(before);
  const is = after === undefined ? undefined : load(after);
  const found = objectDifferences(path, was, is);
  return found.length > 0 ? found : [rewritten(path, is)];
}

/** The folder of a workload or baseline; what is Argo CD's stands for itself. */
function workloadOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === 'argocd' ? path : parts.slice(0, 3).join('/');
}
