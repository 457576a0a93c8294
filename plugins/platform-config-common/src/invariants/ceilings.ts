import { cpuCores, memoryBytes, type Ceiling } from '@waymark/platform-api';
import { ofKind, type ConfigurationTree } from '../documents/tree';
import { defineInvariant, type Break } from './invariant';
import { showCores, showMemory, sumOf } from './quantities';

/** A measure that quotas and ceilings have in common. */
interface Measure {
  path: string;
  title: string;
  of: (ceiling: Ceiling) => number;
  /** As the document says it. */
  written: (ceiling: Ceiling) => unknown;
  show: (amount: number) => string;
}

const CPU: Measure = {
  path: 'spec.ceiling.cpu',
  title: 'CPU',
  of: ({ cpu }) => cpuCores(cpu),
  written: ({ cpu }) => cpu,
  show: showCores,
};

const MEMORY: Measure = {
  path: 'spec.ceiling.memory',
  title: 'memory',
  of: ({ memory }) => memoryBytes(memory),
  written: ({ memory }) => memory,
  show: showMemory,
};

const gpuMeasure = (type: string): Measure => ({
  path: `spec.ceiling.gpus.${type}`,
  title: `GPUs of type ${type}`,
  of: ({ gpus }) => gpus?.[type] ?? 0,
  written: ({ gpus }) => gpus?.[type],
  show: String,
});

/** Where the quotas of all teams together are above what the organization has. */
function aboveCeiling(tree: ConfigurationTree, measure: Measure): Break[] {
  const [organization] = ofKind(tree, 'Organization');
  const ceiling = organization?.spec.ceiling;
  if (!ceiling) return [];
  const held = ofKind(tree, 'Team').flatMap(({ name, spec }) => {
    const amount = spec.quota ? measure.of(spec.quota) : 0;
    return amount > 0 ? [{ name, amount }] : [];
  });
  const sum = sumOf(held.map(({ amount }) => amount));
  if (sum <= measure.of(ceiling)) return [];
  const most = [...held].sort((a, b) => b.amount - a.amount);
  return [
    {
      document: organization.path,
      path: measure.path,
      value: measure.written(ceiling),
      message: `The teams’ quotas of ${measure.title} sum up to ${measure.show(
        sum,
      )}; the organization has ${measure.show(measure.of(ceiling))}.`,
      fix: `Raise the ceiling, or lower a team’s spec.quota; the largest: ${most
        .slice(0, 3)
        .map(({ name, amount }) => `${name} (${measure.show(amount)})`)
        .join(', ')}.`,
    },
  ];
}

/** Sum of CPU quotas. */
export const cpuCeiling = defineInvariant({
  id: 'cpu-ceiling',
  title: 'Teams’ CPU quotas stay within the organization’s ceiling',
  why: 'A quota is a promise. What is promised twice is missing when both teams need it.',
  breaks: tree => aboveCeiling(tree, CPU),
});

/** Sum of memory quotas. */
export const memoryCeiling = defineInvariant({
  id: 'memory-ceiling',
  title: 'Teams’ memory quotas stay within the organization’s ceiling',
  why: 'A quota is a promise. What is promised twice is missing when both teams need it.',
  breaks: tree => aboveCeiling(tree, MEMORY),
});

/** Sum of GPU quotas of each type. */
export const gpuCeiling = defineInvariant({
  id: 'gpu-ceiling',
  title:
    'Teams’ GPU quotas stay within the organization’s ceiling of each type',
  why: 'GPUs are few and are ordered months ahead; a quota that no card stands behind leaves pods pending.',
  breaks(tree) {
    const types = new Set(
      ofKind(tree, 'Team').flatMap(({ spec }) =>
        Object.keys(spec.quota?.gpus ?? {}),
      ),
    );
    return [...types]
      .sort()
      .flatMap(type => aboveCeiling(tree, gpuMeasure(type)));
  },
});
