import { changeRequestCases } from './changeRequests';
import type { ConformanceCases } from './context';
import { pushCases } from './pushes';
import { repositoryCases } from './repositories';
import { signalCases } from './signals';

export { ConformanceContext, type ConformanceForge } from './context';

/**
 * What Waymark relies on in a forge. Every implementation of `Forge`, and every product it talks to,
 * has to pass all cases; a jest test starts the forge and runs them with `it.each`.
 */
export const conformanceCases: ConformanceCases = {
  ...repositoryCases,
  ...pushCases,
  ...changeRequestCases,
  ...signalCases,
};
