import {
  API_VERSION,
  defaultPlatform,
  type WebService,
} from '@waymark/platform-api';

const LANGUAGES = ['python', 'typescript', 'go', 'java'] as const;
const SIZES = ['small', 'medium', 'large', 'xlarge'] as const;
const CLASSES = ['best-effort', 'standard', 'high', 'critical'] as const;
const METRICS = ['cpu', 'memory', 'requests', 'cpu'] as const;

/** A made-up organization of `size` services, no two alike: every fifth a canary, every seventh public. */
export function fleet(size: number): WebService[] {
  const teams = Object.keys(defaultPlatform.teams);
  return Array.from({ length: size }, (_nothing, index) =>
    service(index, teams[index % teams.length]),
  );
}

function service(index: number, owner: string): WebService {
  const pick = <T>(values: readonly T[]) => values[index % values.length];
  return {
    apiVersion: API_VERSION,
    kind: 'WebService',
    metadata: { name: `service-${index}` },
    spec: {
      owner,
      system: `system-${index % 40}`,
      runtime: {
        language: pick(LANGUAGES),
        size: pick(SIZES),
        image: `registry.meridian.example/${owner}/service-${index}@sha256:${digest(
          index,
        )}`,
      },
      exposure: { type: index % 7 === 0 ? 'public' : 'internal' },
      scaling: { minReplicas: 2, maxReplicas: 6, metric: pick(METRICS) },
      secrets: list(index % 3, at => ({
        name: `secret-${at}`,
        providerRef: `${owner}/development/secret-${at}`,
      })),
      dependencies: list(index % 4, at => ({
        name: `service-${index + at + 1}`,
      })),
      reliability: {
        sloClass: pick(CLASSES),
        rollout: index % 5 === 0 ? 'canary' : 'rolling',
      },
      offering: { name: 'internal-http-service', version: '1.0.0' },
    },
  };
}

function digest(index: number): string {
  return index.toString(16).padStart(64, '0');
}

function list<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_nothing, index) => make(index));
}
