import type {
  IContainer,
  IPodSpec,
  IPodTemplateSpec,
} from 'kubernetes-models/v1';
import { HTTP, LABELS, RUN_AS_ID } from '../conventions';
import type { WebServiceContext } from './context';
import { environmentVariables } from './environmentVariables';
import { DRAIN_SECONDS, trafficSettings } from './traffic';

/** The pods of Deployment and Rollout alike: restricted Pod Security, read-only root, three probes. */
export function podTemplate(context: WebServiceContext): IPodTemplateSpec {
  const { podLabels, spec, name, secrets } = context;
  return {
    metadata: { labels: { ...podLabels } },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: trafficSettings(spec).terminationGrace,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: RUN_AS_ID,
        runAsGroup: RUN_AS_ID,
        fsGroup: RUN_AS_ID,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...scheduling(context),
      containers: [container(context)],
      volumes: [
        { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
        ...secrets.map((secret, index) => ({
          name: `secret-${index}`,
          secret: { secretName: secret.target, defaultMode: 0o440 },
        })),
      ],
    },
  };
}

function container(context: WebServiceContext): IContainer {
  const { image, resources, secrets } = context;
  return {
    name: 'app',
    image: image.reference,
    imagePullPolicy: 'IfNotPresent',
    ...(image.args ? { args: [...image.args] } : {}),
    ports: [{ name: HTTP.portName, containerPort: HTTP.port, protocol: 'TCP' }],
    env: environmentVariables(context),
    resources: {
      requests: { cpu: resources.cpuRequest, memory: resources.memoryRequest },
      limits: {
        ...(resources.cpuLimit ? { cpu: resources.cpuLimit } : {}),
        memory: resources.memoryLimit,
      },
    },
    ...probes(context),
    lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...secrets.map((secret, index) => ({
        name: `secret-${index}`,
        mountPath: `/etc/secrets/${secret.name}`,
        readOnly: true,
      })),
    ],
  };
}

/** Virtual machines with a just-in-time compiler get two minutes to start, the others one. */
const SLOW_START: ReadonlySet<string> = new Set(['java', 'dotnet']);

function probes({
  spec,
}: WebServiceContext): Pick<
  IContainer,
  'startupProbe' | 'readinessProbe' | 'livenessProbe'
> {
  const get = (path: string) => ({ path, port: HTTP.portName });
  return {
    startupProbe: {
      httpGet: get(HTTP.startupPath),
      periodSeconds: 2,
      timeoutSeconds: 2,
      failureThreshold: SLOW_START.has(spec.runtime.language) ? 60 : 30,
    },
    readinessProbe: {
      httpGet: get(HTTP.readyPath),
      periodSeconds: 5,
      timeoutSeconds: 2,
      failureThreshold: 3,
    },
    livenessProbe: {
      httpGet: get(HTTP.livePath),
      periodSeconds: 10,
      timeoutSeconds: 3,
      failureThreshold: 6,
    },
  };
}

function scheduling({
  selector,
  spec,
  target,
  workload,
}: WebServiceContext): Pick<
  IPodSpec,
  'affinity' | 'topologySpreadConstraints' | 'nodeSelector' | 'tolerations'
> {
  const matchLabelKeys =
    workload.kind === 'Rollout'
      ? ['rollouts-pod-template-hash']
      : ['pod-template-hash'];
  const spread = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway' as const,
    labelSelector: { matchLabels: { ...selector } },
    matchLabelKeys: [...matchLabelKeys],
  });
  const nodeSelector = {
    ...(spec.placement?.region
      ? { 'topology.kubernetes.io/region': spec.placement.region }
      : {}),
    ...(spec.placement?.complianceZone
      ? { [LABELS.complianceZone]: spec.placement.complianceZone }
      : {}),
    ...(target.nodePool ? { [LABELS.nodePool]: target.nodePool } : {}),
  };
  return {
    topologySpreadConstraints: [
      spread('topology.kubernetes.io/zone'),
      spread('kubernetes.io/hostname'),
    ],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 100,
            podAffinityTerm: {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchLabels: { ...selector } },
            },
          },
        ],
      },
    },
    ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
    ...(target.nodePool
      ? {
          tolerations: [
            {
              key: LABELS.nodePool,
              operator: 'Equal' as const,
              value: target.nodePool,
              effect: 'NoSchedule' as const,
            },
          ],
        }
      : {}),
  };
}
