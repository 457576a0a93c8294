import {
  compile,
  cpuCores,
  memoryBytes,
  type CompileContext,
  type Platform,
  type QuotaLimits,
  type TenantNamespace,
  type WebService,
} from '@waymark/platform-api';
import type { QuotaLine } from '@waymark/plugin-tenants-common';

const GIB = 2 ** 30;

type Amount = { cores: number; gib: number; pods: number };

const NOTHING: Amount = { cores: 0, gib: 0, pods: 0 };

/** What a namespace's quota allows, what its services hold at most, and what one more would take. */
export function quotaLines(options: {
  platform: Platform;
  namespace: TenantNamespace;
  environment: string;
  /** Services in the namespace already, without the requested one. */
  present: WebService[];
  requested?: WebService;
}): QuotaLine[] {
  const { platform, namespace, environment, present, requested } = options;
  const limits = limitsOf(namespace, platform);
  if (!limits) {
    return [];
  }
  const context: CompileContext = {
    platform,
    team: namespace.spec.owner,
    environment,
    target:
      namespace.spec.target ??
      platform.environments[environment]?.defaultTarget ??
      '',
  };
  const used = present.map(one => atMost(one, context)).reduce(sum, NOTHING);
  const asked = requested ? atMost(requested, context) : NOTHING;
  const line = (
    resource: string,
    unit: QuotaLine['unit'],
    limit: number,
    key: keyof Amount,
  ): QuotaLine => ({
    resource,
    unit,
    limit,
    used: round(used[key]),
    requested: round(asked[key]),
    left: round(limit - used[key] - asked[key]),
  });
  return [
    line('requests.cpu', 'cores', cpuCores(limits.cpu), 'cores'),
    line('requests.memory', 'GiB', memoryBytes(limits.memory) / GIB, 'gib'),
    line('pods', 'count', limits.pods, 'pods'),
  ];
}

function limitsOf(
  { spec }: TenantNamespace,
  platform: Platform,
): QuotaLimits | undefined {
  const profile = spec.quota?.profile ?? 'small';
  return profile === 'custom' ? spec.quota?.limits : platform.quotas[profile];
}

function atMost(document: WebService, context: CompileContext): Amount {
  const { cpuCores: cores, memoryBytes: bytes } = compile(document, context)
    .usage.atMaxReplicas;
  return {
    cores,
    gib: bytes / GIB,
    pods: document.spec.scaling.maxReplicas,
  };
}

function sum(a: Amount, b: Amount): Amount {
  return {
    cores: a.cores + b.cores,
    gib: a.gib + b.gib,
    pods: a.pods + b.pods,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
