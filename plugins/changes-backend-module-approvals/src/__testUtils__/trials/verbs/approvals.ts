import { randomUUID } from 'node:crypto';
import { until } from '@waymark/backend-test-utils';
import type { ApprovalRequestInput } from '@waymark/plugin-approvals-common';
import type { TrialPortal } from '../TrialPortal';
import { pathOf, serviceYaml } from '../documents';
import type { Replica } from '../Replica';
import type { Verb } from '../types';
import { newService } from './changeSets';

const PATIENCE = { timeoutMs: 300_000, everyMs: 50 };

function quota(portal: TrialPortal): ApprovalRequestInput {
  const ref = portal.name('namespace');
  return {
    kind: 'quota',
    subject: { type: 'namespace', ref, title: `More memory for ${ref}` },
    reason: 'The load test needs twice the replicas.',
    team: 'assistant',
    idempotencyKey: `trial:${randomUUID()}`,
  };
}

/** Asks for an approval. */
export const openRequest: Verb = {
  name: 'open request',
  async prepare(portal) {
    const wanted = quota(portal);
    return {
      async send({ ada }) {
        const { id } = await ada.approvals.createRequest(wanted);
        return { audit: { [id]: ['request.opened'] } };
      },
    };
  },
};

/** Ends a request without a decision. */
export const withdrawRequest: Verb = {
  name: 'withdraw request',
  async prepare(portal) {
    const { id } = await portal.ada.approvals.createRequest(quota(portal));
    return {
      async send({ ada }) {
        await ada.approvals.withdraw(id, { text: 'Not needed any more' });
        return { audit: { [id]: ['request.opened', 'request.withdrawn'] } };
      },
    };
  },
};

/** Decides what runs in production; then it is merged, and its grant is written. */
export const approve: Verb = {
  name: 'approve and merge',
  async prepare(portal) {
    const { approvals } = portal.dara;
    const { changes } = portal.ada;
    const name = portal.name('approved');
    const path = pathOf(name, 'production');
    const content = serviceYaml(name);
    const { id } = await changes.createChangeSet(
      newService(name, {
        edits: [{ action: 'put', path, content }],
        mode: 'change-request',
      }),
    );
    const request = await until(
      async () => {
        const subject = `change-set:${id}`;
        const { items } = await approvals.listRequests({ subject });
        return items.at(0);
      },
      { ...PATIENCE, what: 'the request for approval' },
    );
    return {
      async send({ ada, dara }) {
        await dara.approvals.decide(request.id, { verdict: 'approve' });
        const commit = await until(
          async () => (await ada.changes.getChangeSet(id)).commit,
          { ...PATIENCE, what: 'the merge' },
        );
        return {
          audit: {
            [id]: [
              'change-set.proposed',
              'change-set.approved',
              'change-set.committed',
            ],
            [request.id]: [
              'request.opened',
              'request.decided',
              'request.granted',
            ],
          },
          made: [{ commit, documents: { [path]: content } }],
        };
      },
    };
  },
};

/** A request that waits for the platform, and what is said and decided on it. */
function onRequest(
  name: string,
  actions: readonly string[],
  work: (through: Replica, id: string) => Promise<unknown>,
  before?: (portal: TrialPortal, id: string) => Promise<unknown>,
): Verb {
  return {
    name,
    async prepare(portal) {
      const { id } = await portal.ada.approvals.createRequest(quota(portal));
      await before?.(portal, id);
      return {
        async send(through) {
          await work(through, id);
          return { audit: { [id]: ['request.opened', ...actions] } };
        },
      };
    },
  };
}

const ASKED = { text: 'For how long?' };

/** Refuses what was asked for. */
export const reject = onRequest('reject', ['request.decided'], ({ emil }, id) =>
  emil.approvals.decide(id, { verdict: 'reject', reason: 'Not this month' }),
);

/** Says something. */
export const comment = onRequest(
  'comment',
  ['request.commented'],
  ({ emil }, id) => emil.approvals.comment(id, { text: 'I look at it today' }),
);

/** Asks the requester something. */
export const askBack = onRequest(
  'ask back',
  ['request.asked-back'],
  ({ emil }, id) => emil.approvals.askBack(id, ASKED),
);

/** Answers it. */
export const answer = onRequest(
  'answer',
  ['request.asked-back', 'request.answered'],
  ({ ada }, id) => ada.approvals.answer(id, { text: 'Two days' }),
  ({ emil }, id) => emil.approvals.askBack(id, ASKED),
);

const lent = (portal: TrialPortal) => ({
  to: 'user:default/hugo-martins',
  reason: portal.name('away'),
  until: new Date(
    Date.now() + 3_600_000 + Number(portal.name('0').slice(2)) * 1000,
  ).toISOString(),
});

/** Lends one's part. */
export const lend: Verb = {
  name: 'lend',
  async prepare(portal) {
    const wanted = lent(portal);
    return {
      async send({ emil }) {
        const { id } = await emil.approvals.delegate(wanted);
        return { audit: { [id]: ['delegation.given'] } };
      },
    };
  },
};

/** Takes it back. */
export const endLending: Verb = {
  name: 'end lending',
  async prepare(portal) {
    const { id } = await portal.emil.approvals.delegate(lent(portal));
    return {
      async send({ emil }) {
        await emil.approvals.endDelegation(id);
        return { audit: { [id]: ['delegation.given', 'delegation.ended'] } };
      },
    };
  },
};
