import { tenantNamespaceName } from '@waymark/platform-api';
import type { ChangesApi } from '@waymark/plugin-changes-common';
import { GITOPS } from '../../stack/cluster/connectGitops';
import type { Journey } from '../journey';
import type { PortalSession } from '../session';
import { releaseByCanary } from './canary/releaseByCanary';
import { changeImage } from './changeImage';
import { intentPath } from './documents';
import { followDelivery, type Delivery } from './followDelivery';
import { promoteService } from './promoteService';
import { removeServices } from './removeServices';
import type { DeliveryContext, DemoCluster } from './types';

/** A service's way through the cluster: until it runs, then what people do with it, until it is removed. */
export class ClusterJourney {
  readonly #journey: Journey;
  readonly #context: DeliveryContext;
  #delivery: Delivery | undefined;

  constructor(
    journey: Journey,
    options: {
      cluster: DemoCluster;
      changes: ChangesApi;
      session: PortalSession;
      team: string;
      service: string;
      environment: string;
    },
  ) {
    const { cluster, ...rest } = options;
    this.#journey = journey;
    this.#context = {
      ...cluster,
      ...rest,
      namespace: tenantNamespaceName(rest.team, rest.environment),
      gitopsUrl: cluster.reviewer.cloneUrl(GITOPS),
    };
  }

  /** From the commit of the intent to a workload that is available. */
  async deliver(): Promise<void> {
    this.#delivery = await followDelivery(this.#journey, this.#context);
  }

  /** What happens to a service that runs, and its end. */
  async change(): Promise<void> {
    if (!this.#delivery?.availableAt) return;
    await changeImage(this.#journey, this.#context);
    const service = `${this.#context.service}-canary`;
    const canary = await releaseByCanary(this.#journey, {
      ...this.#context,
      service,
    });
    const promoted = await promoteService(this.#journey, this.#context);
    await removeServices(this.#journey, this.#context, {
      services: [this.#context.service, ...(canary ? [service] : [])],
      paths: [intentPath(this.#context), canary, promoted].flatMap(
        path => path ?? [],
      ),
    });
  }

  /** What ran, and how long the delivery took by the clocks of those who did it. */
  report(): { versions: Record<string, string>; deliveryMs?: number } {
    const { availableAt, committedAt } = this.#delivery ?? {};
    return {
      versions: this.#context.versions,
      ...(availableAt &&
        committedAt && {
          deliveryMs: Date.parse(availableAt) - Date.parse(committedAt),
        }),
    };
  }
}
