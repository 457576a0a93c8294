import { jest } from './jest';
import type { Suite } from './types';

const TEST = 'plugins/changes-backend-module-approvals/src/killed.test.ts';
/** Suite `unit` runs the same test with a few. */
const KILLS = '220';

/** The portal's backend is killed in the middle of each verb of changes, approvals and history, again and again. */
export const crash: Suite = {
  name: 'crash',
  description: `kill -9 in the middle of verbs, ${KILLS} times; WAYMARK_TEST_KILLS says another number`,
  onDemand: true,
  run: context =>
    jest(context, ['--maxWorkers=1', TEST], {
      WAYMARK_TEST_KILLS: context.env.WAYMARK_TEST_KILLS ?? KILLS,
    }),
};
