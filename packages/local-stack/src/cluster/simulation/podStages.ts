import { stage, type Match } from './stage';

/** Annotation of a pod that says how it behaves; see {@link podBehaviours}. */
export const behaviourAnnotation = 'simulation.waymark.dev/behaviour';
/** Annotation that says how long a slow start takes, such as `45s`. */
export const delayAnnotation = 'simulation.waymark.dev/delay';

/** What a pod may do instead of being ready at once. */
export const podBehaviours = {
  'slow-start': 'is ready after a delay, 20 s by default',
  'crash-loop': 'exits with code 1 again and again, later each time',
  'out-of-memory': 'is killed for its memory again and again',
  'failing-probe': 'runs, and its readiness probe fails with status 503',
  'image-pull-failure': 'waits for an image that cannot be pulled',
} as const;

/** Name of a behaviour. */
export type PodBehaviour = keyof typeof podBehaviours;

/**
 * The behaviour: from the annotation, else from an image whose path holds `/simulation/<behaviour>`, so that a bad release
 * can come through Git as a real one would.
 */
const behaviour = `.metadata.annotations["${behaviourAnnotation}"] // (.spec.containers[0].image | capture("/simulation/(?<name>[a-z-]+)") | .name)`;

const alive: Match = {
  jq: '.metadata.deletionTimestamp',
  operator: 'DoesNotExist',
};
const scheduled: Match = { jq: '.spec.nodeName', operator: 'Exists' };
const starting: Match = {
  jq: '.status.conditions[]? | select(.type == "ContainersReady") | .status',
  operator: 'DoesNotExist',
};

const behaves = (...values: PodBehaviour[]): Match => ({
  jq: behaviour,
  operator: 'In',
  values,
});

/** Stages of pods; ends of jobs and removal are kwok's own. */
export function podStages() {
  const first = [alive, scheduled, starting];
  const misbehaving = Object.keys(podBehaviours);
  return [
    podStage('pod-ready', {
      when: [
        ...first,
        { jq: behaviour, operator: 'NotIn', values: misbehaving },
      ],
      status: podStatus({ ready: true, containers: running(true) }),
    }),
    podStage('pod-slow-start', {
      when: [...first, behaves('slow-start')],
      delayMs: 20_000,
      delayFrom: `.metadata.annotations["${delayAnnotation}"]`,
      status: podStatus({ ready: true, containers: running(true) }),
    }),
    podStage('pod-failing-probe', {
      when: [...first, behaves('failing-probe')],
      event: {
        type: 'Warning',
        reason: 'Unhealthy',
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
      },
      status: podStatus({ ready: false, containers: running(false) }),
    }),
    podStage('pod-image-pull-failure', {
      when: [...first, behaves('image-pull-failure')],
      event: {
        type: 'Warning',
        reason: 'Failed',
        message: 'Failed to pull image: not found',
      },
      status: podStatus({
        ready: false,
        phase: 'Pending',
        containers: waiting('ImagePullBackOff', 'Back-off pulling image', '0'),
      }),
    }),
    ...crashes('crash-loop', { reason: 'Error', exitCode: 1 }),
    ...crashes('out-of-memory', { reason: 'OOMKilled', exitCode: 137 }),
  ];
}

/** The first crash, then one more each time; the pause doubles from 10 s up to 5 min, as the kubelet's does. */
function crashes(
  name: 'crash-loop' | 'out-of-memory',
  ended: { reason: string; exitCode: number },
) {
  const event = {
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
  } as const;
  const status = (restarts: string) =>
    podStatus({
      ready: false,
      containers: `${waiting(
        'CrashLoopBackOff',
        'back-off restarting failed container',
        restarts,
      )}  lastState:
    terminated:
      reason: ${ended.reason}
      exitCode: ${ended.exitCode}
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
`,
    });
  const looping: Match = {
    jq: '.status.containerStatuses[0].state.waiting.reason',
    operator: 'In',
    values: ['CrashLoopBackOff'],
  };
  return [
    podStage(`pod-${name}`, {
      when: [alive, scheduled, starting, behaves(name)],
      event,
      status: status('1'),
    }),
    podStage(`pod-${name}-again`, {
      when: [alive, looping, behaves(name)],
      delayMs: 10_000,
      delayFrom:
        '(.status.containerStatuses[0].restartCount // 1) as $n | ([10 * pow(2; $n - 1), 300] | min | floor | tostring) + "s"',
      event,
      status: status(
        '{{ add 1 (index $root.status.containerStatuses 0).restartCount }}',
      ),
    }),
  ];
}

function podStage(
  name: string,
  options: Omit<Parameters<typeof stage>[0], 'name' | 'apiGroup' | 'kind'>,
) {
  return stage({ name, apiGroup: 'v1', kind: 'Pod', ...options });
}

/** Lines of one container's status, indented below its list item. */
function running(ready: boolean): string {
  return `  ready: ${ready}
  started: true
  restartCount: 0
  state:
    running:
      startedAt: {{ $now | Quote }}
`;
}

function waiting(reason: string, message: string, restarts: string): string {
  return `  ready: false
  started: false
  restartCount: ${restarts}
  state:
    waiting:
      reason: ${reason}
      message: ${message}
`;
}

function podStatus({
  ready,
  containers,
  phase = 'Running',
}: {
  ready: boolean;
  containers: string;
  phase?: 'Running' | 'Pending';
}): string {
  const condition = (type: string, value: boolean) => `- type: ${type}
  status: "${value ? 'True' : 'False'}"
  lastTransitionTime: {{ $now | Quote }}
${
  value
    ? ''
    : '  reason: ContainersNotReady\n  message: containers with unready status\n'
}`;
  return `{{ $now := Now }}
{{ $root := . }}
phase: ${phase}
startTime: {{ or .status.startTime $now | Quote }}
conditions:
${condition('Initialized', true)}${condition('Ready', ready)}${condition(
    'ContainersReady',
    ready,
  )}{{ range .spec.readinessGates }}
- type: {{ .conditionType | Quote }}
  status: "True"
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: {{ .image | Quote }}
${containers}{{ end }}
{{ with .spec.initContainers }}
initContainerStatuses:
{{ range . }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: {{ .image | Quote }}
  ready: true
  restartCount: 0
  state:
    terminated:
      reason: Completed
      exitCode: 0
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
{{ end }}
{{ end }}
hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
hostIPs:
- ip: {{ NodeIPWith .spec.nodeName | Quote }}
{{ $address := or .status.podIP ( PodIPWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) ) }}
podIP: {{ $address | Quote }}
podIPs:
- ip: {{ $address | Quote }}
`;
}
