import { jest } from './jest';
import type { Suite } from './types';

/** Unit and integration tests of every package, on an embedded PostgreSQL of their own. */
export const unit: Suite = {
  name: 'unit',
  description: 'unit and integration tests on an embedded PostgreSQL',
  run: context => jest(context, ['--maxWorkers=2', '--testTimeout=60000']),
};
