import { stage, type Match } from './stage';

/** Name under which the simulation signs what a gateway controller would say. */
export const gatewayController = 'simulation.waymark.dev/gateway';

/** The status of an object is older than its specification, or not there. */
function outdated(observed: string): Match {
  return {
    jq: `. as $object | if ([${observed}] | length > 0 and (min >= $object.metadata.generation)) then "current" else "outdated" end`,
    operator: 'In',
    values: ['outdated'],
  };
}

const notReady: Match = {
  jq: '.status.conditions[]? | select(.type == "Ready") | .status',
  operator: 'NotIn',
  values: ['True', 'False'],
};

/** One condition in flow style, so that it fits at any depth. */
function condition(type: string, reason: string): string {
  return `{type: ${type}, status: "True", reason: ${reason}, message: Simulated, observedGeneration: {{ $generation }}, lastTransitionTime: {{ $now | Quote }}}`;
}

const head = `{{ $now := Now }}
{{ $generation := .metadata.generation }}
`;

/** What controllers that do not run here would write: gateways, external secrets, KEDA. */
export function customResourceStages() {
  const accepted = condition('Accepted', 'Accepted');
  const programmed = condition('Programmed', 'Programmed');
  const resolved = condition('ResolvedRefs', 'ResolvedRefs');
  const gatewayGroup = 'gateway.networking.k8s.io/v1';
  return [
    stage({
      name: 'gateway-class-accepted',
      apiGroup: gatewayGroup,
      kind: 'GatewayClass',
      when: [
        outdated(
          '.status.conditions[]? | select(.status == "True") | .observedGeneration',
        ),
        {
          jq: '.spec.controllerName',
          operator: 'In',
          values: [gatewayController],
        },
      ],
      status: `${head}conditions:\n- ${accepted}\n`,
    }),
    stage({
      name: 'gateway-programmed',
      apiGroup: gatewayGroup,
      kind: 'Gateway',
      when: [
        outdated(
          '.status.conditions[]? | select(.type == "Programmed" and .status == "True") | .observedGeneration',
        ),
      ],
      status: `${head}addresses:
- {type: Hostname, value: "{{ .metadata.name }}.gateways.invalid"}
conditions:
- ${accepted}
- ${programmed}
listeners:
{{ range .spec.listeners }}
- name: {{ .name | Quote }}
  attachedRoutes: 0
  supportedKinds: [{group: gateway.networking.k8s.io, kind: HTTPRoute}]
  conditions: [${accepted}, ${programmed}, ${resolved}]
{{ end }}
`,
    }),
    stage({
      name: 'http-route-accepted',
      apiGroup: gatewayGroup,
      kind: 'HTTPRoute',
      when: [outdated('.status.parents[]?.conditions[]?.observedGeneration')],
      status: `${head}parents:
{{ range .spec.parentRefs }}
- controllerName: ${gatewayController}
  parentRef:
    {{ YAML . 2 }}
  conditions: [${accepted}, ${resolved}]
{{ end }}
`,
    }),
    stage({
      name: 'secret-store-valid',
      apiGroup: 'external-secrets.io/v1',
      kind: 'SecretStore',
      when: [notReady],
      status: `{{ $now := Now }}
capabilities: ReadOnly
conditions:
- {type: Ready, status: "True", reason: Valid, message: Simulated, lastTransitionTime: {{ $now | Quote }}}
`,
    }),
    stage({
      name: 'external-secret-synced',
      apiGroup: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      when: [notReady],
      status: `{{ $now := Now }}
refreshTime: {{ $now | Quote }}
conditions:
- {type: Ready, status: "True", reason: SecretSynced, message: Simulated, lastTransitionTime: {{ $now | Quote }}}
`,
    }),
    stage({
      name: 'scaled-object-ready',
      apiGroup: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      when: [notReady],
      status: `conditions:
- {type: Ready, status: "True", reason: ScaledObjectReady, message: Simulated}
- {type: Active, status: "False", reason: ScalerNotActive, message: Simulated}
- {type: Fallback, status: "False", reason: NoFallbackFound, message: Simulated}
- {type: Paused, status: "False", reason: ScaledObjectNotPaused, message: Simulated}
hpaName: keda-hpa-{{ .metadata.name }}
`,
    }),
  ];
}
