import { randomUUID } from 'node:crypto';
import { until } from '@waymark/backend-test-utils';
import type { ApprovalRequestInput } from '@waymark/plugin-approvals-common';
import type { CrashPortal } from '../CrashPortal';
import { pathOf, serviceYaml } from '../documents';
import type { Verb } from '../types';
import { newService } from './changeSets';

const PATIENCE = { timeoutMs: 300_000, everyMs: 50 };

function quota(portal: CrashPortal): ApprovalRequestInput {
  const ref = portal.name('namespace');
  return {
    kind: 'quota',
    subject: { type: 'namespace', ref, title: `More memory for ${ref}` },
    reason: 'The load test needs twice the replicas.',
    team: 'assistant',
    idempotencyKey: `crash:${randomUUID()}`,
  };
}

/** Asks for an approval. */
export const openRequest: Verb = {
  name: 'open request',
  async prepare(portal) {
    const { approvals } = portal.ada;
    const wanted = quota(portal);
    return {
      async send() {
        const { id } = await approvals.createRequest(wanted);
        return { audit: { [id]: ['request.opened'] } };
      },
    };
  },
};

/** Ends a request without a decision. */
export const withdrawRequest: Verb = {
  name: 'withdraw request',
  async prepare(portal) {
    const { approvals } = portal.ada;
    const { id } = await approvals.createRequest(quota(portal));
    return {
      async send() {
        await approvals.withdraw(id, { text: 'Not needed any more' });
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
      async send() {
        await approvals.decide(request.id, { verdict: 'approve' });
        const commit = await until(
          async () => (await changes.getChangeSet(id)).commit,
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
