import { randomUUID } from 'node:crypto';
import { until } from '@waymark/backend-test-utils';
import type { BreakGlassInput } from '@waymark/plugin-approvals-common';
import type { TrialPortal } from '../TrialPortal';
import type { Verb } from '../types';

const PATIENCE = { timeoutMs: 300_000, everyMs: 50 };

/** What access is taken with; what an earlier attempt left open is ended first. */
async function access({ ada }: TrialPortal): Promise<BreakGlassInput> {
  const { items } = await ada.approvals.listRequests({ access: 'open' });
  for (const { id } of items) {
    await ada.approvals.endAccess(id, { text: 'Left over' });
  }
  return {
    team: 'assistant',
    environment: 'development',
    role: 'deployer',
    minutes: 30,
    reason: 'The queue is stuck and nobody is awake.',
    idempotencyKey: `trial:${randomUUID()}`,
  };
}

/** Waits until its grant has come as far as this. */
function reaches(
  { ada }: TrialPortal,
  id: string,
  state: 'open' | 'ended',
): Promise<unknown> {
  return until(
    async () => (await ada.approvals.getRequest(id)).access?.state === state,
    { ...PATIENCE, what: `the access to be ${state}` },
  );
}

const TAKEN = ['request.opened', 'request.granted'];
const ENDED = [...TAKEN, 'request.access-ended', 'request.access-removed'];

/** Takes access to a namespace; its grant is committed. */
export const breakGlass: Verb = {
  name: 'break glass',
  async prepare(portal) {
    const { approvals } = portal.ada;
    const wanted = await access(portal);
    let id = '';
    return {
      async send(through) {
        ({ id } = await through.ada.approvals.breakGlass(wanted));
        return { audit: { [id]: TAKEN } };
      },
      async tidy() {
        await reaches(portal, id, 'open');
        await approvals.endAccess(id, { text: 'It runs again.' });
        await reaches(portal, id, 'ended');
        return { audit: { [id]: ENDED } };
      },
    };
  },
};

/** Ends access before its time; its grant is removed. */
export const endAccess: Verb = {
  name: 'end access',
  async prepare(portal) {
    const { approvals } = portal.ada;
    const { id } = await approvals.breakGlass(await access(portal));
    await reaches(portal, id, 'open');
    return {
      async send(through) {
        await through.ada.approvals.endAccess(id, { text: 'It runs again.' });
        await reaches(portal, id, 'ended');
        return { audit: { [id]: ENDED } };
      },
    };
  },
};
