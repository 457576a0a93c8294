import { randomUUID } from 'node:crypto';
import { until } from '@waymark/backend-test-utils';
import { requireHead } from '@waymark/gitops';
import type {
  RollOut,
  RollOutDecisionRequest,
} from '@waymark/plugin-changes-common';
import { pathOf, serviceYaml } from '../documents';
import type { Replica } from '../Replica';
import { BATCH, type TrialPortal } from '../TrialPortal';
import type { Outcome, Verb } from '../types';
import { newService } from './changeSets';

const STEM = 'rolled-out-';
const PATIENCE = { timeoutMs: 300_000, everyMs: 50 };

/** Takes away what large changes made, and with it what is left of them. */
async function takeBack(portal: TrialPortal): Promise<void> {
  const git = await portal.git();
  const files = await git.listFiles(requireHead(git));
  const edits = files
    .filter(path => path.startsWith(pathOf(STEM).replace('.yaml', '')))
    .map(path => ({ action: 'delete' as const, path }));
  if (edits.length === 0) return;
  await portal.ada.changes.createChangeSet(newService(STEM, { edits }));
  await until(
    async () => {
      const { rollOuts } = await portal.hugo.changes.getReconcilerStatus();
      return rollOuts.length === 0;
    },
    { ...PATIENCE, what: 'the large change to be taken back' },
  );
}

/**
 * Begins a change of more than one batch; what an earlier attempt left is taken back first.
 *
 * @returns the roll-out's id: its commit on main
 */
export async function beginRollOut(
  portal: TrialPortal,
  services = BATCH + 1,
): Promise<string> {
  await takeBack(portal);
  const edits = Array.from({ length: services }, (_, index) => {
    const name = `${STEM}${index}`;
    const content = serviceYaml(name);
    return { action: 'put' as const, path: pathOf(name), content };
  });
  const { commit = '' } = await portal.ada.changes.createChangeSet(
    newService(STEM, { edits }),
  );
  const { changes } = portal.hugo;
  await until(
    async () => {
      const { rollOuts } = await changes.getReconcilerStatus();
      const { imported } = await changes.searchHistory({ limit: 1 });
      return rollOuts.some(({ id }) => id === commit) && imported.behind === 0;
    },
    { ...PATIENCE, what: 'the first batch' },
  );
  return commit;
}

/** Its commit is in history, before anybody decides on it. */
const IMPORTED = ['history.imported'];
const STOPPED = [...IMPORTED, 'roll-out.stopped'];
const request = (reason: string): RollOutDecisionRequest => ({
  reason,
  idempotencyKey: `trial:${randomUUID()}`,
});

function decided(
  { id, state }: RollOut,
  wanted: RollOut['state'],
  audit: readonly string[],
): Outcome {
  if (state !== wanted) throw new Error(`Roll-out ${id} is ${state}`);
  return { audit: { [id]: audit } };
}

/** Holds what is left of a large change. */
export const stopRollOut: Verb = {
  name: 'stop a roll-out',
  async prepare(portal) {
    const id = await beginRollOut(portal);
    const wanted = request('It restarts too much');
    return {
      send: async ({ hugo }: Replica) =>
        decided(await hugo.changes.stopRollOut(id, wanted), 'stopped', STOPPED),
      async tidy(outcome) {
        await takeBack(portal);
        return outcome;
      },
    };
  },
};

/** Lets it go on. */
export const resumeRollOut: Verb = {
  name: 'let a roll-out go on',
  async prepare(portal) {
    const id = await beginRollOut(portal);
    const wanted = request('It was something else');
    await portal.hugo.changes.stopRollOut(id, request('It restarts too much'));
    return {
      send: async ({ hugo }: Replica) =>
        decided(await hugo.changes.resumeRollOut(id, wanted), 'waiting', [
          ...STOPPED,
          'roll-out.resumed',
        ]),
      async tidy(outcome) {
        await takeBack(portal);
        return outcome;
      },
    };
  },
};
