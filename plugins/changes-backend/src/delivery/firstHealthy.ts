import type { ApplicationDelivery } from '@waymark/plugin-changes-common';
import type { Application } from '@waymark/plugin-clusters-node';

/** Right after a sync, Argo CD may still tell the health of what was there before. */
const SETTLES_MS = 10_000;
/** One sync ends, and is put into the history, within this. */
const SAME_SYNC_MS = 2000;

type First = NonNullable<ApplicationDelivery['firstHealthy']>;

/**
 * When what is wanted was healthy first, as far as Argo CD's newest transition tells it: not once it was synced again since, as by a
 * self-heal. Undefined while it is not healthy, or too new to tell. Pure.
 */
export function firstHealthy(
  { status }: Application,
  delivery: ApplicationDelivery,
  now: Date,
): First | undefined {
  const { healthySince, state, syncedAt } = delivery;
  if (state !== 'delivered' || !syncedAt || !healthySince) return undefined;
  const synced = Date.parse(syncedAt);
  if (Date.parse(healthySince) <= synced) {
    return now.getTime() - synced < SETTLES_MS ? undefined : { at: syncedAt };
  }
  const ends = [
    status?.operationState?.finishedAt,
    ...(status?.history ?? []).map(({ deployedAt }) => deployedAt),
  ].flatMap(each => (each ? Date.parse(each) : []));
  const isSyncedAgain = ends.some(end => end > synced + SAME_SYNC_MS);
  return isSyncedAgain ? {} : { at: healthySince };
}
