import type { Finding } from '../findings/finding';
import { didYouMean } from '../findings/suggest';
import type { PlatformDocument } from '../model/document';
import type { NetworkPolicyProfile } from '../platform/networkPolicyProfile';
import type { Platform } from '../platform/platform';
import { LABELS, NONE, UNASSIGNED } from './conventions';
import { tenantNamespaceName } from './names';
import type { Compilation, CompileContext } from './types';

type Cluster = Platform['clusters'][string];

/** What both kinds of document need of the platform, looked up once. */
export interface Tenancy {
  platform: Platform;
  team: string;
  environmentName: string;
  environment: Platform['environments'][string];
  target: Platform['targets'][string];
  targetName: string;
  clusterName: string;
  cluster: Cluster;
  namespace: string;
  costCenter: string;
  /** The team's group in the clusters' identity provider. */
  group: string;
  /** The team's rotation. */
  onCall: string;
  argocdFolder: string;
  argocdNamespace: string;
  /** What every namespace of the environment starts with. */
  networkPolicy: NetworkPolicyProfile;
}

/** Where an environment names no profile: nothing in or out but DNS and monitoring. */
const ISOLATED: NetworkPolicyProfile = {
  denyIngress: true,
  denyEgress: true,
  allowDns: true,
  allowMonitoring: true,
};

/** What one kind contributes to a compilation. */
export type KindResult = Pick<Compilation, 'objects' | 'usage'>;

/** Adds a finding; the severity is `error` unless another is given. */
export type Report = (
  finding: Omit<Finding, 'severity'> & { severity?: Finding['severity'] },
) => void;

/** Looks up team, environment, target and cluster; reports what is missing and then gives nothing. */
export function resolveTenancy(
  document: PlatformDocument,
  context: CompileContext,
  report: Report,
): Tenancy | undefined {
  const { platform, team, environment: environmentName } = context;
  const { owner } = document.spec;
  if (owner !== team) {
    report({
      path: 'spec.owner',
      constraint: 'owner.path',
      value: owner,
      message: `The owner is "${owner}", but the document lies with team "${team}".`,
      fix: `Set the owner to "${team}", or move the document to tenants/${owner}/.`,
    });
  }
  const environment = own(platform.environments, environmentName);
  if (!environment) {
    report(missing('environment', environmentName, platform.environments));
  }
  const targetName = context.target;
  const target = own(platform.targets, targetName);
  if (!target) report(missing('target', targetName, platform.targets));
  const cluster = target && own(platform.clusters, target.cluster);
  if (target && !cluster) {
    report(missing('cluster', target.cluster, platform.clusters));
  }
  if (!environment || !target || !cluster || owner !== team) return undefined;
  const known = own(platform.teams, team);
  return {
    platform,
    team,
    environmentName,
    environment,
    target,
    targetName,
    clusterName: target.cluster,
    cluster,
    namespace: tenantNamespaceName(team, environmentName),
    costCenter: resolveCostCenter(document, context, report),
    group: known?.group ?? team,
    onCall: known?.onCall ?? team,
    argocdFolder: `argocd/${target.cluster}`,
    argocdNamespace: platform.argocd.namespace,
    networkPolicy:
      own(platform.networkPolicies ?? {}, environment.networkPolicy ?? '') ??
      ISOLATED,
  };
}

/** Labels of every object (requirement P3): who owns it, who pays, which offering made it. */
export function commonLabels(
  document: PlatformDocument,
  tenancy: Tenancy,
  partOf: string,
): Record<string, string> {
  const { offering, dataSensitivity } = document.spec;
  return {
    [LABELS.name]: document.metadata.name,
    [LABELS.instance]: document.metadata.name,
    [LABELS.partOf]: partOf,
    [LABELS.managedBy]: 'waymark',
    [LABELS.team]: tenancy.team,
    [LABELS.environment]: tenancy.environmentName,
    [LABELS.costCenter]: tenancy.costCenter,
    [LABELS.dataSensitivity]: dataSensitivity ?? 'internal',
    [LABELS.offering]: offering?.name ?? NONE,
    [LABELS.offeringVersion]: offering?.version ?? NONE,
  };
}

/** The entry of a record, never one of its prototype. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function resolveCostCenter(
  document: PlatformDocument,
  { platform, team, costCenter }: CompileContext,
  report: Report,
): string {
  const declared =
    document.kind === 'TenantNamespace' ? document.spec.costCenter : undefined;
  const found = costCenter ?? declared ?? own(platform.teams, team)?.costCenter;
  if (found !== undefined && found !== UNASSIGNED) return found;
  report({
    path: 'spec.owner',
    constraint: 'cost-center',
    value: team,
    severity: 'warning',
    message: `No cost center is known for team "${team}" here; the cost is booked as "${UNASSIGNED}".`,
    fix: own(platform.teams, team)
      ? `Give team "${team}" a cost center in the platform.`
      : `Add the team to the platform. ${didYouMean(
          team,
          Object.keys(platform.teams),
        )}`,
  });
  return UNASSIGNED;
}

function missing(
  what: string,
  name: string,
  known: Record<string, unknown>,
): Parameters<Report>[0] {
  return {
    path: '',
    constraint: `context.${what}`,
    value: name,
    message: `The platform has no ${what} "${name}".`,
    fix: didYouMean(name, Object.keys(known)),
  };
}
