import type {
  ChangeSet,
  ChangeSetRequest,
} from '@waymark/plugin-changes-common';
import { randomUUID } from 'node:crypto';
import { pathOf, serviceYaml } from '../documents';
import type { Outcome, Verb } from '../types';

/** A request for a service that is not there yet. */
export function newService(
  name: string,
  rest: Partial<ChangeSetRequest> = {},
): ChangeSetRequest {
  return {
    edits: [{ action: 'put', path: pathOf(name), content: serviceYaml(name) }],
    reason: 'A change that is killed',
    mode: 'commit',
    idempotencyKey: `trial:${randomUUID()}`,
    ...rest,
  };
}

/** What a change set that is on main has come to. */
export function committed(
  { commit, id, state }: ChangeSet,
  { edits }: Pick<ChangeSetRequest, 'edits'>,
  before: readonly string[] = [],
): Outcome {
  if (!commit) throw new Error(`Change set ${id} is ${state}`);
  const documents = edits.map(({ content, path }) => [path, content ?? null]);
  return {
    audit: { [id]: [...before, 'change-set.committed'] },
    made: [{ commit, documents: Object.fromEntries(documents) }],
  };
}

/** Takes a proposal back, so that no sweep has to look after it. */
export const withdrawn = (id: string): Outcome => ({
  audit: { [id]: ['change-set.proposed', 'change-set.withdrawn'] },
});

/** Onto main at once. */
export const create: Verb = {
  name: 'create',
  async prepare(portal) {
    const wanted = newService(portal.name('made'));
    return {
      send: async ({ ada }) =>
        committed(await ada.changes.createChangeSet(wanted), wanted),
    };
  },
};

/** As a change request of the forge. */
export const propose: Verb = {
  name: 'propose',
  async prepare(portal) {
    const wanted = newService(portal.name('proposed'), {
      mode: 'change-request',
    });
    return {
      async send({ ada }) {
        const { id, state } = await ada.changes.createChangeSet(wanted);
        if (state !== 'proposed') throw new Error(`${id} is ${state}`);
        return { audit: { [id]: ['change-set.proposed'] } };
      },
      async tidy({ audit }) {
        const [id] = Object.keys(audit);
        await portal.ada.changes.withdraw(id, {});
        return withdrawn(id);
      },
    };
  },
};

/** Takes a proposal back. */
export const withdraw: Verb = {
  name: 'withdraw',
  async prepare(portal) {
    const { id } = await portal.ada.changes.createChangeSet(
      newService(portal.name('withdrawn'), { mode: 'change-request' }),
    );
    return {
      async send({ ada }) {
        await ada.changes.withdraw(id, { reason: 'Not now' });
        return withdrawn(id);
      },
    };
  },
};
