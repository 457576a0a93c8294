import type {
  ApplicationDelivery,
  ClusterDelivery,
  Delivery,
  DeliveryStep,
  RollOut,
} from '@waymark/plugin-changes-common';
import { isoDuration } from '../isoDuration';
import { lagMs, type Position } from '../reconciler/position';
import type { RenderedLine } from './RenderedLine';

/** What one cluster told, or why it did not. */
export type ClusterAnswer = { name: string; asOf: Date } & (
  | { applications: ApplicationDelivery[] }
  | { reason: string }
);

/** A folder that no application syncs any more, and since when, if that was seen. */
export type Gone = { path: string; at?: string };

/** Most applications that are listed. */
const MAX_BEHIND = 100;

const ON_MAIN = 'branch main of the GitOps repository';
const ON_RENDERED = 'branch rendered of the GitOps repository';

/** Everything that is known of how far the newest change has come. */
export interface Known {
  now: Date;
  /** When the branches were read. */
  readAt: Date;
  position: Position;
  line: RenderedLine;
  clusters: readonly ClusterAnswer[];
  /** Folders that the change removed and that are gone. */
  gone: readonly Gone[];
  /** An upgrade of the compiler keeps the reconciler. */
  isHeld: boolean;
  /** The newest change is rendered batch by batch, and this is what is left. */
  rollOut?: RollOut;
}

/** The way of the newest change, and what is behind. Pure. */
export function toDelivery(known: Known): Delivery {
  const answered = known.clusters.flatMap(cluster =>
    'applications' in cluster ? cluster.applications : [],
  );
  const behind = answered
    .filter(({ state }) => state !== 'delivered')
    .sort(longestFirst);
  return {
    asOf: known.now.toISOString(),
    steps: [
      intentStep(known),
      renderedStep(known),
      ...clusterSteps(known, answered),
    ],
    clusters: known.clusters.map(toCluster),
    behind: behind.slice(0, MAX_BEHIND),
  };
}

function intentStep({ position, readAt }: Known): DeliveryStep {
  const { committedAt, id } = position.intent;
  return {
    stage: 'intent',
    state: 'reached',
    at: committedAt.toISOString(),
    commit: id,
    source: ON_MAIN,
    asOf: readAt.toISOString(),
  };
}

function renderedStep(known: Known): DeliveryStep {
  const { isHeld, line, now, position, readAt } = known;
  const told = { source: ON_RENDERED, asOf: readAt.toISOString() };
  const first = line.reachedBy(position.intent.id);
  if (first && !known.rollOut) {
    const { commit, committedAt } = first;
    return {
      stage: 'rendered',
      state: 'reached',
      at: committedAt.toISOString(),
      ...(line.isBefore(position.intent)
        ? { reason: 'Its intent is older than the branch' }
        : { lag: since(position.intent.committedAt, committedAt) }),
      commit,
      ...told,
    };
  }
  return {
    stage: 'rendered',
    state: isHeld || known.rollOut?.state === 'stopped' ? 'failed' : 'waiting',
    lag: isoDuration(lagMs(now, position)),
    ...(known.rollOut && { reason: describeRollOut(known.rollOut) }),
    ...(isHeld && {
      reason: 'An upgrade of the compiler waits for its release',
    }),
    ...told,
  };
}

function describeRollOut({ batches, documents, state }: RollOut): string {
  const { done, of } = batches;
  const stopped = state === 'stopped' ? 'Stopped after' : 'At';
  return `${stopped} batch ${done} of ${of}: ${documents.done} of ${documents.of} workloads and namespaces`;
}

function clusterSteps(
  known: Known,
  answered: readonly ApplicationDelivery[],
): DeliveryStep[] {
  const { clusters, line, now, position } = known;
  const names = clusters.map(({ name }) => name).join(', ');
  const asOf = clusters.map(each => each.asOf.toISOString()).sort()[0];
  const told = {
    source: names ? `Argo CD, ${names}` : 'Argo CD',
    asOf: asOf ?? now.toISOString(),
  };
  const both = (step: Omit<DeliveryStep, 'stage' | 'source' | 'asOf'>) =>
    (['synced', 'healthy'] as const).map(stage => ({
      stage,
      ...step,
      ...told,
    }));

  const rendered = known.rollOut
    ? undefined
    : line.reachedBy(position.intent.id);
  if (clusters.length === 0) {
    return both({ state: 'unknown', reason: 'No cluster is connected' });
  }
  if (!rendered) return both({ state: 'waiting' });
  const silent = clusters.find(cluster => 'reason' in cluster);
  if (silent && 'reason' in silent) {
    return both({ state: 'unknown', reason: silent.reason });
  }
  const folders = line.foldersOf(position.intent.id);
  const removed = line.removedBy(position.intent.id);
  if (folders.length + removed.length === 0) {
    return both({
      state: 'not-applicable',
      reason: 'It changes no workload and no namespace',
    });
  }
  const concerned = [
    ...folders.map(folder => answered.find(({ path }) => path === folder)),
    ...removed.map(folder => removal(folder, known, answered)),
  ];
  return [
    { ...syncedStep(rendered.committedAt, concerned, now), ...told },
    { ...healthyStep(concerned, now), ...told },
  ];
}

/** A removal is delivered once the application is gone; Argo CD takes it away when it syncs its own folder. */
function removal(
  path: string,
  { gone }: Known,
  answered: readonly ApplicationDelivery[],
): ApplicationDelivery {
  const [cluster, ...rest] = path.split('/');
  const root = answered.find(one => one.path === `argocd/${cluster}`);
  const there = answered.find(one => one.path === path);
  const isGone = gone.find(one => one.path === path);
  if (there?.state === 'to-remove') return there;
  return {
    cluster,
    name: there?.name ?? rest.join('/'),
    path,
    state: isGone ? 'delivered' : 'syncing',
    synced: isGone !== undefined || root?.synced === true,
    ...(root?.synced && root.syncedAt && { syncedAt: root.syncedAt }),
    ...(isGone && { firstHealthy: isGone.at ? { at: isGone.at } : {} }),
  };
}

type Concerned = ReadonlyArray<ApplicationDelivery | undefined>;
type Told = Omit<DeliveryStep, 'source' | 'asOf'>;

function syncedStep(from: Date, concerned: Concerned, now: Date): Told {
  const reached = concerned.filter(each => each?.synced);
  const refused = concerned.find(
    each => each?.state === 'degraded' && !each.synced,
  );
  const at = latest(concerned.map(each => each?.syncedAt));
  const waiting = waitingFor(concerned);
  const isDone = reached.length === concerned.length;
  return {
    stage: 'synced',
    state: stateOf(isDone, refused !== undefined),
    ...(isDone && at && { at }),
    ...((!isDone || at) && {
      lag: since(from, isDone && at ? new Date(at) : now),
    }),
    applications: { reached: reached.length, of: concerned.length },
    ...(refused && { reason: troubleOf(refused) }),
    ...(!refused && waiting && { reason: waiting }),
  };
}

/** Which of them a person has to do something about. */
function waitingFor(concerned: Concerned): string | undefined {
  const named = (state: ApplicationDelivery['state']) =>
    concerned.flatMap(each => (each?.state === state ? each.name : []));
  const wait = (names: string[]) =>
    `${names.join(', ')} ${names.length === 1 ? 'waits' : 'wait'}`;
  const [toSync, toRemove] = [named('by-hand'), named('to-remove')];
  const reasons = [
    ...(toSync.length > 0 ? [`${wait(toSync)} for a person to sync`] : []),
    ...(toRemove.length > 0
      ? [`${wait(toRemove)} for a person to delete the Application`]
      : []),
  ];
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}

function healthyStep(concerned: Concerned, now: Date): Told {
  const synced = latest(concerned.map(each => each?.syncedAt));
  const reached = concerned.filter(
    each => each?.state === 'delivered' || each?.firstHealthy,
  );
  const broken = concerned.find(
    each => each?.state === 'degraded' && each.synced,
  );
  const isDone = reached.length === concerned.length && !broken;
  const isUnseen = concerned.some(
    each => each?.firstHealthy && !each.firstHealthy.at,
  );
  const healthy = isUnseen
    ? undefined
    : latest([
        synced,
        ...concerned.map(each =>
          each?.firstHealthy ? each.firstHealthy.at : each?.healthySince,
        ),
      ]);
  // What was healthy once waits no longer, however it stands now.
  const waits = reached.length < concerned.length;
  return {
    stage: 'healthy',
    state: stateOf(isDone, broken !== undefined),
    ...(isDone && healthy && { at: healthy }),
    ...(synced &&
      (waits || (isDone && healthy)) && {
        lag: since(
          new Date(synced),
          isDone && healthy ? new Date(healthy) : now,
        ),
      }),
    ...(isDone && isUnseen && { reason: 'Nobody saw when it was so first' }),
    applications: { reached: reached.length, of: concerned.length },
    ...(broken && { reason: troubleOf(broken) }),
  };
}

function stateOf(isDone: boolean, isBroken: boolean): Told['state'] {
  if (isDone) return 'reached';
  return isBroken ? 'failed' : 'waiting';
}

function troubleOf({ name, reason }: ApplicationDelivery): string {
  return `${name}: ${reason ?? 'degraded'}`;
}

function toCluster(cluster: ClusterAnswer): ClusterDelivery {
  const { name } = cluster;
  const asOf = cluster.asOf.toISOString();
  if ('reason' in cluster) {
    return { name, state: 'unreachable', reason: cluster.reason, asOf };
  }
  const { applications } = cluster;
  const count = (test: (each: ApplicationDelivery) => boolean) =>
    applications.filter(test).length;
  return {
    name,
    state: 'read',
    asOf,
    applications: {
      total: applications.length,
      synced: count(({ synced }) => synced),
      healthy: count(({ state }) => state === 'delivered'),
      byHand: count(
        ({ state }) => state === 'by-hand' || state === 'to-remove',
      ),
      drifted: count(({ state }) => state === 'drifted'),
    },
  };
}

function longestFirst(a: ApplicationDelivery, b: ApplicationDelivery): number {
  const [one, other] = [a, b].map(each => each.wanted?.at ?? '~');
  return one.localeCompare(other) || a.name.localeCompare(b.name);
}

function latest(times: ReadonlyArray<string | undefined>): string | undefined {
  return times
    .flatMap(time => time ?? [])
    .sort()
    .at(-1);
}

/** Git and Argo CD keep whole seconds, so a step may seem to end before it began. */
function since(from: Date, to: Date): string {
  return isoDuration(Math.max(0, to.getTime() - from.getTime()));
}
