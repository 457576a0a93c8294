import type { RunningCluster } from '../../cluster';
import type { Instance } from '../../instance/Instance';

/** A portal with a cluster that the suite has to itself. */
export interface ClusterUnderTest {
  instance: Instance;
  cluster: RunningCluster;
  /** Token of each user of the forge. */
  tokens: Record<string, string>;
}
