import type { Application } from '@waymark/plugin-clusters-node';
import type { Reality, RunningWorkload } from '@waymark/plugin-tenants-common';

type Status = NonNullable<Application['status']>;
type Standing = Pick<Reality, 'state' | 'reason'>;

/**
 * How something stands in its cluster: the health of what Argo CD finds there, and whether that is what it is to bring.
 * Never better than what is known. Pure.
 *
 * See https://argo-cd.readthedocs.io/en/stable/operator-manual/health/
 */
export function realityOf(
  application: Application | undefined,
  running: RunningWorkload | undefined,
): Reality {
  const since = application?.status?.health?.lastTransitionTime;
  return {
    ...standing(application, running),
    ...(since && { since }),
    ...(running && { running }),
  };
}

function standing(
  application: Application | undefined,
  running: RunningWorkload | undefined,
): Standing {
  if (!application) {
    return { state: 'unknown', reason: 'Argo CD does not have it yet' };
  }
  const { spec, status } = application;
  if (!status?.sync) {
    return { state: 'unknown', reason: 'Argo CD has not looked at it yet' };
  }
  const failure = failureOf(status);
  if (failure) return { state: 'degraded', reason: failure };
  if (isFirst(status)) {
    return spec.syncPolicy?.automated
      ? { state: 'progressing', reason: 'is being synced for the first time' }
      : { state: 'not-applicable', reason: 'was never synced' };
  }
  const health = healthOf(status, running);
  if (health.state === 'degraded' || status.sync.status === 'Synced') {
    return health;
  }
  if (status.sync.status !== 'OutOfSync') {
    return {
      state: 'unknown',
      reason: 'Argo CD cannot compare it with what is rendered',
    };
  }
  return {
    state: 'progressing',
    reason: spec.syncPolicy?.automated
      ? 'differs from what is rendered, and is being synced'
      : 'differs from what is rendered, and waits for a person to sync',
  };
}

function healthOf(
  { health }: Status,
  running: RunningWorkload | undefined,
): Standing {
  const replicas =
    running && `${running.available} of ${running.wanted} replicas available`;
  const said = health?.message;
  switch (health?.status) {
    case 'Healthy':
      return { state: 'healthy', reason: replicas ?? 'synced and healthy' };
    case 'Progressing':
      return {
        state: 'progressing',
        reason: said ?? replicas ?? 'rolling out',
      };
    case 'Suspended':
      return { state: 'progressing', reason: said ?? 'paused on its way' };
    case 'Missing':
      return {
        state: 'degraded',
        // Argo CD says so of all when it misses one.
        reason: ['some of its objects are not in the cluster', replicas]
          .filter(Boolean)
          .join('; '),
      };
    case 'Degraded':
      return { state: 'degraded', reason: said ?? replicas ?? 'not healthy' };
    default:
      return { state: 'unknown', reason: said ?? 'Argo CD does not know' };
  }
}

/** Whether nothing was ever synced, so that nothing can be missed. */
function isFirst({ history, operationState, sync }: Status): boolean {
  return (
    sync?.status === 'OutOfSync' &&
    !history?.length &&
    operationState?.phase !== 'Succeeded'
  );
}

function failureOf({ conditions, operationState }: Status): string | undefined {
  const { phase, message } = operationState ?? {};
  if (phase === 'Failed' || phase === 'Error') return message ?? phase;
  return conditions?.find(({ type }) => type.endsWith('Error'))?.message;
}
