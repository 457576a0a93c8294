import type { ApplicationDelivery } from '@waymark/plugin-changes-common';
import {
  outlivesItsFile,
  type Application,
} from '@waymark/plugin-clusters-node';
import { isoDuration } from '../isoDuration';
import type { RenderedLine } from './RenderedLine';

type Status = NonNullable<Application['status']>;
type Standing = Pick<ApplicationDelivery, 'state' | 'reason'>;

const TO_REMOVE: Standing = {
  state: 'to-remove',
  reason:
    'Git no longer has it; it stays, with everything it made, until a person deletes the Application',
};

/** How far an Application is behind branch rendered. Pure. */
export function deliverApplication(
  application: Application,
  line: RenderedLine,
  now: Date,
): ApplicationDelivery {
  const { cluster, metadata, path, spec, status = {} } = application;
  const wanted = line.newestOf(path);
  const syncedAt = wanted && syncTime(status, wanted.commit, line);
  const isThere =
    !wanted ||
    syncedAt !== undefined ||
    // What it is compared with says nothing of what was applied, unless both are the same.
    (status.sync?.status === 'Synced' &&
      line.isAtLeast(status.sync.revision, wanted.commit));
  const isLeft = !line.has(path) && outlivesItsFile(application);
  const until = syncedAt ? Date.parse(syncedAt) : now.getTime();
  const healthySince =
    status.health?.status === 'Healthy'
      ? status.health.lastTransitionTime
      : undefined;
  return {
    cluster,
    name: metadata.name,
    ...(spec.destination.namespace && {
      namespace: spec.destination.namespace,
    }),
    path,
    ...(isLeft ? TO_REMOVE : standing(application, isThere)),
    synced: !isLeft && isThere && status.sync !== undefined,
    ...(wanted && {
      wanted: { commit: wanted.commit, at: wanted.committedAt.toISOString() },
      ...((syncedAt || !isThere) && {
        // Both sides keep whole seconds.
        lag: isoDuration(Math.max(0, until - wanted.committedAt.getTime())),
      }),
    }),
    ...(syncedAt && { syncedAt }),
    ...(healthySince && { healthySince }),
  };
}

/** The revision that an Application was synced to last. */
export function syncedRevision({ status }: Application): string | undefined {
  const { syncResult, phase } = status?.operationState ?? {};
  return phase === 'Succeeded' && syncResult?.revision
    ? syncResult.revision
    : status?.history?.at(-1)?.revision;
}

function standing({ spec, status }: Application, isThere: boolean): Standing {
  const failure = failureOf(status);
  if (!status?.sync) {
    return { state: 'unknown', reason: 'Argo CD has not looked at it yet' };
  }
  if (!isThere) {
    if (failure) return { state: 'degraded', reason: failure };
    return { state: spec.syncPolicy?.automated ? 'syncing' : 'by-hand' };
  }
  if (status.sync.status === 'OutOfSync') return { state: 'drifted' };
  if (status.sync.status !== 'Synced') {
    return { state: 'unknown', ...(failure && { reason: failure }) };
  }
  return healthOf(status);
}

/** See https://argo-cd.readthedocs.io/en/stable/operator-manual/health/ */
function healthOf({ health }: Status): Standing {
  const reason = health?.message ? { reason: health.message } : {};
  switch (health?.status) {
    case 'Healthy':
      return { state: 'delivered' };
    case 'Progressing':
    case 'Suspended':
      return { state: 'progressing', ...reason };
    case 'Degraded':
    case 'Missing':
      return { state: 'degraded', ...reason };
    default:
      return { state: 'unknown', ...reason };
  }
}

function failureOf(status: Status | undefined): string | undefined {
  const { phase, message } = status?.operationState ?? {};
  if (phase === 'Failed' || phase === 'Error') return message ?? phase;
  return status?.conditions?.find(({ type }) => type.endsWith('Error'))
    ?.message;
}

/** When a commit, or something newer, was synced first. */
function syncTime(
  { history, operationState }: Status,
  wanted: string,
  line: RenderedLine,
): string | undefined {
  const times = (history ?? [])
    .filter(({ revision }) => line.isAtLeast(revision, wanted))
    .map(({ deployedAt }) => deployedAt);
  const { finishedAt, phase, syncResult } = operationState ?? {};
  if (
    finishedAt &&
    phase === 'Succeeded' &&
    line.isAtLeast(syncResult?.revision, wanted)
  ) {
    times.push(finishedAt);
  }
  return times.sort().at(0);
}
