import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Delivery } from '@waymark/plugin-changes-common';
import { Gauge, type Registry } from 'prom-client';
import type { DeliveryReader } from './DeliveryReader';

/**
 * Measures delivery when Prometheus asks. What is not known has no series: a zero would say that all is well.
 */
export function registerDeliveryMetrics(
  registry: Registry,
  {
    delivery,
    logger,
  }: { delivery: Pick<DeliveryReader, 'read'>; logger: LoggerService },
): Gauge[] {
  const read = async (): Promise<Delivery | undefined> => {
    try {
      return await delivery.read();
    } catch (error) {
      logger.warn('Delivery cannot be measured', toError(error));
      return undefined;
    }
  };
  return [
    new Gauge({
      name: 'waymark_changes_delivery_lag_seconds',
      help: 'Of the newest commit on main: time from the stage before to this one, up to now while it waits. No series while it is not known.',
      labelNames: ['stage', 'state'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { lag, stage, state } of (await read())?.steps ?? []) {
          const seconds = secondsOf(lag);
          if (seconds !== undefined) this.set({ stage, state }, seconds);
        }
      },
    }),
    new Gauge({
      name: 'waymark_changes_applications',
      help: 'Applications of Argo CD that sync branch rendered, by how they stand. No series for a cluster that does not answer.',
      labelNames: ['cluster', 'standing'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { applications, name } of (await read())?.clusters ?? []) {
          for (const [standing, count] of Object.entries(applications ?? {})) {
            this.set({ cluster: name, standing }, count);
          }
        }
      },
    }),
    new Gauge({
      name: 'waymark_changes_cluster_up',
      help: '1 when a connected cluster answered, 0 when it did not.',
      labelNames: ['cluster'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { name, state } of (await read())?.clusters ?? []) {
          this.set({ cluster: name }, state === 'read' ? 1 : 0);
        }
      },
    }),
  ];
}

function secondsOf(duration: string | undefined): number | undefined {
  const found = /^PT([\d.]+)S$/.exec(duration ?? '');
  return found ? Number(found[1]) : undefined;
}
