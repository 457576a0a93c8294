import { changeRequestCases } from './changeRequests';
import type { ConformanceCases } from './context';
import { faultCases } from './faults';
import { pushCases } from './pushes';
import { repositoryCases } from './repositories';
import { signalCases } from './signals';

export { FaultProxy, type Fault } from './FaultProxy';
export { ConformanceContext, type ConformanceForge } from './context';
export { WorkingCopy } from './WorkingCopy';

/**
 * What Waymark relies on in a forge. Every implementation of `Forge`, and every product it talks to,
 * has to pass all cases: the unit tests run them on the local forge, `./waymark test cluster` on a real Gitea.
 */
export const conformanceCases: ConformanceCases = {
  ...repositoryCases,
  ...pushCases,
  ...changeRequestCases,
  ...signalCases,
  ...faultCases,
};
