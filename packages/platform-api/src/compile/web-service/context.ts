import type { WebService } from '../../model/webService';
import type { Gateway } from '../../platform/cluster';
import { LABELS } from '../conventions';
import {
  commonLabels,
  resolveTenancy,
  type Report,
  type Tenancy,
} from '../context';
import type { Placement } from '../emitter';
import { derivedName, partName } from '../names';
import type { CompileContext } from '../types';
import { resolveCloud, type CloudIdentity } from './cloud';
import { resolveRoute } from './route';
import {
  resolveImage,
  resolveResources,
  type Image,
  type Resources,
} from './runtime';

/** Everything the emitters of a WebService read, resolved once. */
export interface WebServiceContext extends Tenancy, Placement {
  document: WebService;
  spec: WebService['spec'];
  name: string;
  /** Identifies the pods; never holds a version or an offering. Frozen. */
  selector: Record<string, string>;
  podLabels: Record<string, string>;
  image: Image;
  resources: Resources;
  gateway: Gateway;
  host: string;
  cloud: CloudIdentity;
  secrets: { name: string; providerRef: string; target: string }[];
  workload: {
    apiVersion: string;
    kind: 'Deployment' | 'Rollout';
    name: string;
  };
  autoscaled: boolean;
  tracing: boolean;
  rotation: string;
  objective: { availability: number; latencySeconds: number };
}

/** Looks everything up; gives nothing when the platform lacks something, and reports why. */
export function webServiceContext(
  document: WebService,
  context: CompileContext,
  report: Report,
): WebServiceContext | undefined {
  const tenancy = resolveTenancy(document, context, report);
  if (!tenancy) return undefined;
  const { spec } = document;
  const { name } = document.metadata;
  const route = resolveRoute(document, tenancy, report);
  const cloud = resolveCloud(document, tenancy.platform, report);
  if (!route || !cloud) return undefined;
  const labels = commonLabels(document, tenancy, spec.system ?? name);
  const selector = { [LABELS.name]: name, [LABELS.instance]: name };
  const canary = spec.reliability.rollout === 'canary';
  return {
    ...tenancy,
    ...route,
    document,
    spec,
    name,
    labels,
    selector,
    podLabels: podLabels(document, labels, cloud),
    folder: `${tenancy.clusterName}/${tenancy.namespace}/${name}`,
    image: resolveImage(document, tenancy.platform, report),
    resources: resolveResources(document, tenancy.platform, report),
    cloud,
    secrets: (spec.secrets ?? []).map(secret => ({
      ...secret,
      target: partName(name, secret.name),
    })),
    workload: canary
      ? { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name }
      : { apiVersion: 'apps/v1', kind: 'Deployment', name },
    autoscaled: spec.scaling.maxReplicas > spec.scaling.minReplicas,
    tracing: spec.observability?.tracing?.enabled ?? true,
    rotation: spec.onCall ?? tenancy.onCall,
    objective: tenancy.platform.slo[spec.reliability.sloClass],
  };
}

/** The label by which a caller's pods are let in by the service they call. */
export function callerLabel(service: string): string {
  return `platform.waymark.dev/${derivedName('calls', service)}`;
}

function podLabels(
  { spec }: WebService,
  labels: Record<string, string>,
  cloud: CloudIdentity,
): Record<string, string> {
  // Offering and version stay out: a new pin must not restart the pods.
  const {
    [LABELS.offering]: _offering,
    [LABELS.offeringVersion]: _version,
    ...kept
  } = labels;
  const called = (spec.dependencies ?? [])
    .filter(({ type }) => type !== 'external')
    .map(({ name }) => [callerLabel(name), 'true']);
  return {
    ...kept,
    [LABELS.language]: spec.runtime.language,
    ...cloud.podLabels,
    ...Object.fromEntries(called),
  };
}
