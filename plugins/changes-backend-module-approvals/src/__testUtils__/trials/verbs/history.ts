import { randomUUID } from 'node:crypto';
import { until } from '@waymark/backend-test-utils';
import { pathOf, serviceYaml } from '../documents';
import type { Verb } from '../types';
import { committed, newService } from './changeSets';

/** Commits that are pushed at once. */
const PUSHED = 40;

/** Brings back what was. */
export const restore: Verb = {
  name: 'restore',
  async prepare(portal) {
    const { changes } = portal.ada;
    const name = portal.name('restored');
    const wanted = newService(name);
    const { edits } = wanted;
    const [{ path }] = edits;
    const first = await changes.createChangeSet(wanted);
    const content = serviceYaml(name, 3);
    await changes.createChangeSet(
      newService(name, { edits: [{ action: 'put', path, content }] }),
    );
    const { commit: at = '' } = first;
    const idempotencyKey = `trial:${randomUUID()}`;
    return {
      async send({ ada }) {
        const { changeSet } = await ada.changes.restoreHistory({
          ...{ at, idempotencyKey, path },
          mode: 'commit',
        });
        if (!changeSet) throw new Error(`Nothing of ${path} was restored`);
        return committed(changeSet, { edits });
      },
    };
  },
};

/** Takes commits that were pushed by hand into history. */
export const importPush: Verb = {
  name: 'import',
  async prepare(portal) {
    const name = portal.name('pushed');
    const path = pathOf(name);
    const texts = Array.from({ length: PUSHED }, (_, index) =>
      serviceYaml(name, index + 2),
    );
    const commits = await portal.pushByHand(
      texts.map(text => ({ [path]: text })),
    );
    const made = commits.map((commit, index) => ({
      commit,
      documents: { [path]: texts[index] },
    }));
    return {
      async send({ hugo }) {
        await until(
          async () => {
            const { imported } = await hugo.changes.searchHistory({ limit: 1 });
            return imported.behind === 0;
          },
          { timeoutMs: 300_000, everyMs: 5, what: 'the import' },
        );
        return { audit: {}, made };
      },
    };
  },
};

/** Brings what was pushed by hand onto branch rendered. */
export const render: Verb = {
  name: 'render',
  async prepare(portal) {
    const name = portal.name('rendered');
    const path = pathOf(name);
    const content = serviceYaml(name);
    const [commit] = await portal.pushByHand([{ [path]: content }]);
    return {
      async send({ hugo }) {
        const { rendered } = await hugo.changes.runReconciler();
        if (!rendered) throw new Error(`${commit} was not rendered`);
        return {
          audit: {},
          made: [{ commit, documents: { [path]: content } }],
        };
      },
    };
  },
};

/**
 * Verifies the chain, and keeps what came of it. It takes no key, and each that was asked for counts: two replicas, or asking again
 * after a kill, leave a verification each.
 */
export const verify: Verb = {
  name: 'verify',
  async prepare({ knex }) {
    const kept = async (): Promise<string[]> =>
      knex('changes.history_verifications').pluck('id');
    const before = new Set(await kept());
    let answers = 0;
    return {
      async send({ hugo }) {
        const { broken, holds } = await hugo.changes.verifyHistory({
          replay: true,
        });
        if (!holds) throw new Error(`It breaks: ${JSON.stringify(broken)}`);
        answers += 1;
        return { audit: {} };
      },
      async tidy() {
        const made = (await kept()).filter(id => !before.has(id));
        if (made.length < answers) {
          throw new Error(`${answers} verifications left ${made.length}`);
        }
        return {
          audit: Object.fromEntries(made.map(id => [id, ['history.verified']])),
        };
      },
    };
  },
};
