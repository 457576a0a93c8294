import { LABELS } from '../conventions';
import type { Report } from '../context';
import type { WebServiceContext } from './context';

/** Reports what fits the schema but not this platform, or is legal and unwise. */
export function checkWebService(
  context: WebServiceContext,
  report: Report,
): void {
  checkPlacement(context, report);
  checkSensitivity(context, report);
  checkAvailability(context, report);
  checkDependencies(context, report);
}

function checkPlacement(
  { spec, cluster, clusterName }: WebServiceContext,
  report: Report,
): void {
  const { region, complianceZone } = spec.placement ?? {};
  if (region !== undefined && region !== cluster.region) {
    report({
      path: 'spec.placement.region',
      constraint: 'placement.region',
      value: region,
      message: `Cluster "${clusterName}" of this deployment target is in region "${cluster.region}".`,
      fix: `Use "${cluster.region}", or choose another deployment target.`,
    });
  }
  if (
    complianceZone !== undefined &&
    !cluster.complianceZones.includes(complianceZone)
  ) {
    report({
      path: 'spec.placement.complianceZone',
      constraint: 'placement.compliance-zone',
      value: complianceZone,
      message: `Cluster "${clusterName}" has no compliance zone "${complianceZone}".`,
      fix: `Use one of: ${
        cluster.complianceZones.join(', ') ||
        'none here; choose another deployment target'
      }.`,
    });
  }
}

function checkSensitivity(
  { labels, target, targetName }: WebServiceContext,
  report: Report,
): void {
  const shared = target.tiers.every(
    tier => tier === 'shared-standard' || tier === 'sandbox',
  );
  if (labels[LABELS.dataSensitivity] !== 'restricted' || !shared) return;
  report({
    path: 'spec.dataSensitivity',
    constraint: 'sensitivity.tier',
    value: 'restricted',
    severity: 'warning',
    message: `Target "${targetName}" shares its nodes with other teams.`,
    fix: 'Ask for a namespace of tier shared-sensitive or dedicated-cluster.',
  });
}

function checkAvailability({ spec }: WebServiceContext, report: Report): void {
  const { sloClass, rollout } = spec.reliability;
  const { minReplicas, maxReplicas } = spec.scaling;
  if (minReplicas < 2 && (sloClass === 'high' || sloClass === 'critical')) {
    report({
      path: 'spec.scaling.minReplicas',
      constraint: 'availability.replicas',
      value: minReplicas,
      severity: 'warning',
      message: `One replica cannot keep SLO class "${sloClass}" while a node is drained.`,
      fix: 'Set it to 2 or more.',
    });
  }
  if (rollout === 'canary' && maxReplicas < 3) {
    report({
      path: 'spec.reliability.rollout',
      constraint: 'canary.replicas',
      value: rollout,
      severity: 'info',
      message: `With at most ${maxReplicas} replicas the first step is one whole replica, not 10 percent.`,
      fix: 'Nothing to do, or allow more replicas.',
    });
  }
}

function checkDependencies(
  { spec, name }: WebServiceContext,
  report: Report,
): void {
  spec.dependencies?.forEach((dependency, index) => {
    if (dependency.name !== name) return;
    report({
      path: `spec.dependencies[${index}].name`,
      constraint: 'dependency.self',
      value: name,
      message: 'The service depends on itself.',
      fix: 'Remove the entry; replicas reach each other through the service.',
    });
  });
}
