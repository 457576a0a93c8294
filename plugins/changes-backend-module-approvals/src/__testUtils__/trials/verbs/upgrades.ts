import { until } from '@waymark/backend-test-utils';
import type { Verb } from '../types';

const EARLIER = '0.0.1';
const PATIENCE = { timeoutMs: 300_000, everyMs: 50 };

/** Lets be rendered what the compiler of today changes of what an earlier one wrote. */
export const releaseUpgrade: Verb = {
  name: 'release an upgrade',
  async prepare(portal) {
    await portal.renderAsOf(EARLIER);
    const { upgrade } = await portal.hugo.changes.getUpgrade();
    if (!upgrade) throw new Error('No upgrade waits');
    const { id } = upgrade;
    const reason = 'Looked at it';
    return {
      async send({ hugo }) {
        const { state } = await hugo.changes.releaseUpgrade(id, { reason });
        if (state !== 'released') throw new Error(`Upgrade ${id} is ${state}`);
        return { audit: { [id]: ['upgrade.held', 'upgrade.released'] } };
      },
      async tidy(outcome) {
        await until(
          async () => {
            const status = await portal.hugo.changes.getUpgrade();
            return status.upgrade === undefined;
          },
          { ...PATIENCE, what: 'the upgrade to be rendered' },
        );
        return outcome;
      },
    };
  },
};
