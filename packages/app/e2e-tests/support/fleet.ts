/** A namespace, and how many services a test puts into it: as many as its quota allows. */
type Place = { team: string; stage: string; services: number };

/** A batch in development, and one in staging. */
const PLACES: readonly Place[] = [
  { team: 'data-platform', stage: 'development', services: 25 },
  { team: 'risk-models', stage: 'development', services: 25 },
  { team: 'assistant', stage: 'staging', services: 25 },
  { team: 'data-platform', stage: 'staging', services: 24 },
];

/** What staging does not have yet. */
const NAMESPACE = { team: 'data-platform', stage: 'staging' };

const DIGEST = '0'.repeat(64);

export type FleetDocument = { path: string; stage: string; content: string };

/** Documents of a hundred small services, in the order of their environments: two batches of what a portal renders at once. */
export function fleetOf(prefix: string): FleetDocument[] {
  const { team, stage } = NAMESPACE;
  const namespace = {
    path: `tenants/${team}/${stage}/_namespace.yaml`,
    stage,
    content: namespaceYaml(team, stage),
  };
  const services = PLACES.flatMap(place =>
    Array.from({ length: place.services }, (_, index) => {
      const number = String(index + 1).padStart(2, '0');
      const name = `${prefix}-${place.team}-${place.stage}-${number}`;
      return {
        path: `tenants/${place.team}/${place.stage}/${name}.yaml`,
        stage: place.stage,
        content: serviceYaml(name, place.team),
      };
    }),
  );
  return [...services, namespace];
}

function namespaceYaml(team: string, stage: string): string {
  return `apiVersion: platform.waymark.dev/v1alpha1
kind: TenantNamespace
metadata:
  name: ${team}-${stage}
spec:
  owner: ${team}
  tier: shared-standard
  quota:
    profile: small
  dataSensitivity: internal
`;
}

function serviceYaml(name: string, team: string): string {
  return `apiVersion: platform.waymark.dev/v1alpha1
kind: WebService
metadata:
  name: ${name}
  description: One of a fleet
spec:
  owner: ${team}
  runtime:
    language: python
    size: small
    image: registry.meridian.example/${team}/${name}@sha256:${DIGEST}
  exposure:
    type: internal
  scaling:
    minReplicas: 1
    maxReplicas: 1
    metric: cpu
  reliability:
    sloClass: best-effort
    rollout: rolling
  dataSensitivity: internal
  trafficClass: interactive
`;
}
