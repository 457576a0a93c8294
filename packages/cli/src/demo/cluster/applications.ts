import { DemoFailure } from '../errors';
import { poll } from '../poll';
import { applicationSchema, type Application } from './shapes';
import { DELIVERY_TIMEOUT_MS, type ClusterReader } from './types';

const LOOK = 'Look at it: ./waymark cluster logs argocd-application-controller';

/** Reads an Application of Argo CD. */
export function readApplication(
  client: ClusterReader,
  name: string,
): Promise<Application | undefined> {
  return client.get(applicationSchema, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    namespace: 'argocd',
    name,
  });
}

/**
 * Waits until Argo CD has synced an Application.
 *
 * @param since - ISO 8601; an earlier sync does not count
 * @throws DemoFailure that quotes what Argo CD says
 */
export async function syncedApplication(
  client: ClusterReader,
  name: string,
  since?: string,
): Promise<{ application: Application; finishedAt: string }> {
  let last: Application | undefined;
  try {
    return await poll(
      `The sync of Application ${name}`,
      async () => {
        last = await readApplication(client, name);
        const { sync, operationState } = last?.status ?? {};
        const finishedAt = operationState?.finishedAt;
        const done =
          sync?.status === 'Synced' && operationState?.phase === 'Succeeded';
        const fresh = !since || !finishedAt || finishedAt >= wholeSecond(since);
        return last && done && finishedAt && fresh
          ? { application: last, finishedAt }
          : undefined;
      },
      { timeoutMs: DELIVERY_TIMEOUT_MS, everyMs: 200 },
    );
  } catch (error) {
    throw error instanceof DemoFailure
      ? new DemoFailure(`${error.message}; ${describe(last)}`, LOOK)
      : error;
  }
}

/** Waits until everything of an Application is healthy. */
export async function healthyApplication(
  client: ClusterReader,
  name: string,
): Promise<Application> {
  let last: Application | undefined;
  try {
    return await poll(
      `The health of Application ${name}`,
      async () => {
        last = await readApplication(client, name);
        return last?.status?.health?.status === 'Healthy' ? last : undefined;
      },
      { timeoutMs: DELIVERY_TIMEOUT_MS, everyMs: 200 },
    );
  } catch (error) {
    throw error instanceof DemoFailure
      ? new DemoFailure(`${error.message}; ${describe(last)}`, LOOK)
      : error;
  }
}

/** Argo CD keeps whole seconds: a sync in the second of a commit may be the commit's. */
function wholeSecond(time: string): string {
  return new Date(Math.floor(Date.parse(time) / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}

function describe(application: Application | undefined): string {
  if (!application) return 'Argo CD has no such Application';
  const {
    conditions = [],
    health,
    operationState,
    resources = [],
    sync,
  } = application.status ?? {};
  const unhealthy = resources
    .filter(each => each.health && each.health.status !== 'Healthy')
    .map(
      each =>
        `${each.kind} ${each.name} ${each.health?.status} ${
          each.health?.message ?? ''
        }`,
    );
  return [
    `${sync?.status ?? 'never synced'}, ${health?.status ?? 'no health'}`,
    operationState && `${operationState.phase}: ${operationState.message}`,
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
    ...unhealthy,
  ]
    .filter(Boolean)
    .join('; ')
    .slice(0, 1500);
}
