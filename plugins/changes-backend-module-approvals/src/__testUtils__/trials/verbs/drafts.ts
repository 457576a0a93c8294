import { randomUUID } from 'node:crypto';

import { ResponseError } from '@backstage/errors';
import type { TrialPortal } from '../TrialPortal';
import type { Verb } from '../types';
import { committed, newService } from './changeSets';

const SAVED = ['change-set.draft'];

function newDraft(portal: TrialPortal) {
  const { edits, mode, reason } = newService(portal.name('drafted'));
  return { id: randomUUID(), draft: { edits, mode, reason, revision: 0 } };
}

/** Saves what nobody else sees yet. */
export const saveDraft: Verb = {
  name: 'save draft',
  async prepare(portal) {
    const { draft, id } = newDraft(portal);
    return {
      async send({ ada }) {
        await ada.changes.saveDraft(id, draft);
        return { audit: { [id]: SAVED } };
      },
    };
  },
};

/** Hands a draft in. */
export const proposeDraft: Verb = {
  name: 'propose draft',
  async prepare(portal) {
    const { draft, id } = newDraft(portal);
    await portal.ada.changes.saveDraft(id, draft);
    return {
      send: async ({ ada }) =>
        committed(await ada.changes.propose(id, { revision: 1 }), draft, SAVED),
    };
  },
};

/** Throws a draft away. Done before, it is not there. */
export const discardDraft: Verb = {
  name: 'discard draft',
  async prepare(portal) {
    const { draft, id } = newDraft(portal);
    await portal.ada.changes.saveDraft(id, draft);
    return {
      async send({ ada }) {
        await ada.changes.discardDraft(id).catch(error => {
          const isGone =
            error instanceof ResponseError &&
            error.cause.name === 'NotFoundError';
          if (!isGone) throw error;
        });
        return { audit: { [id]: [...SAVED, 'change-set.draft-discarded'] } };
      },
    };
  },
};
