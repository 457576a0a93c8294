import { useApi } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import { Load, readProblem, useLoad } from '@waymark/portal-ui';
import { MyServices } from '../services/useMyServices';
import { useClients } from '../useClients';
import { Owner } from '../useOwner';
import { heldElsewhere, heldHref, Need, needsOf } from './needs';

export type Needs = {
  needs: Need[];
  /** Paths of every held document. */
  held: string[];
  /** Held documents of other teams. */
  elsewhere: Array<{ path: string; href: string }>;
  /** Sources that did not answer, with the reason. */
  missing: Array<{
    source: 'runs' | 'changeSets' | 'reconciler' | 'notifications';
    reason: string;
  }>;
  /** Sources that the reader may not see: what they would say is unknown, not nothing. */
  unseen: Array<Needs['missing'][number]['source']>;
};

/** Gathers what needs the reader from its sources; one that fails does not hide the others. */
export function useNeeds(
  owner: Load<Owner>,
  services: Load<MyServices>,
  /** Undefined while it is not known. */
  mayReview: boolean | undefined,
): Load<Needs> {
  const { changes, tenants } = useClients();
  const notifications = useApi(notificationsApiRef);
  const known = owner.state === 'ready' ? owner.value : undefined;
  const owned =
    services.state === 'ready' ? services.value.services : undefined;
  const documentsUrl =
    services.state === 'ready' ? services.value.documentsUrl : undefined;
  const isSettled = services.state !== 'loading';

  return useLoad(
    async signal => {
      if (!known || !isSettled || mayReview === undefined) {
        return new Promise<Needs>(() => {});
      }
      const { reader, teams } = known;
      const missing: Needs['missing'] = [];
      const unseen: Needs['unseen'] = [];
      const attempt = <T>(
        source: Needs['missing'][number]['source'],
        call: Promise<T>,
      ) =>
        call.catch(error => {
          const { kind, message } = readProblem(error);
          if (kind === 'denied') unseen.push(source);
          else missing.push({ source, reason: message });
          return undefined;
        });
      const [runs, changeSets, reconciler, unread] = await Promise.all([
        attempt(
          'runs',
          tenants.listRuns({ mine: true, limit: 20 }, { signal }),
        ),
        attempt(
          'changeSets',
          changes.listChangeSets({ state: 'proposed', limit: 20 }),
        ),
        attempt('reconciler', changes.getReconcilerStatus()),
        attempt('notifications', readUnread()),
      ]);
      return {
        needs: needsOf(
          {
            runs,
            changeSets: changeSets?.items,
            reconciler,
            unread,
            services: owned,
            teams,
            documentsUrl,
            reader,
            mayReview,
          },
          new Date(),
        ),
        held: (reconciler?.held ?? []).map(({ path }) => path),
        elsewhere: heldElsewhere({ reconciler, teams }).map(document => ({
          path: document.path,
          href: heldHref(document, documentsUrl),
        })),
        missing,
        unseen,
      };

      async function readUnread() {
        const page = await notifications.getNotifications({
          read: false,
          limit: 1,
        });
        return {
          count: page.totalCount,
          newest: page.notifications[0]?.payload.title,
        };
      }
    },
    [
      changes,
      tenants,
      notifications,
      isSettled,
      known,
      owned,
      documentsUrl,
      mayReview,
    ],
    { refreshMs: 30_000 },
  );
}
