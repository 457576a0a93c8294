import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the platform's dashboards read of this plugin. */
export class TenantsMetrics {
  readonly #provisioning: Histogram<'outcome'>;
  readonly #removed: Counter<'kind' | 'outcome'>;
  readonly #sweeps: Counter;

  /**
   * @param countRuns - asked on every scrape, so that the figure is the database's and not a replica's
   */
  constructor(
    registry: Registry,
    countRuns: () => Promise<Map<string, number>>,
  ) {
    const registers = [registry];
    registry.registerMetric(
      new Gauge({
        name: 'waymark_tenants_runs',
        help: 'Provisioning runs by state',
        labelNames: ['state'],
        registers: [],
        async collect() {
          this.reset();
          for (const [state, count] of await countRuns()) {
            this.set({ state }, count);
          }
        },
      }),
    );
    this.#provisioning = new Histogram({
      name: 'waymark_tenants_provisioning_seconds',
      help: 'Time to send the change set of a run',
      labelNames: ['outcome'],
      buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
      registers,
    });
    this.#removed = new Counter({
      name: 'waymark_tenants_ledger_removals_total',
      help: 'Ledger entries the sweeper handled',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.#sweeps = new Counter({
      name: 'waymark_tenants_sweeps_total',
      help: 'Finished rounds of the sweeper',
      registers,
    });
  }

  /** Times a provisioning. */
  async provisioning<T>(verb: () => Promise<T>): Promise<T> {
    const end = this.#provisioning.startTimer();
    try {
      const result = await verb();
      end({ outcome: 'made' });
      return result;
    } catch (error) {
      end({ outcome: 'refused' });
      throw error;
    }
  }

  removed(kind: string, outcome: string): void {
    this.#removed.inc({ kind, outcome });
  }

  swept(): void {
    this.#sweeps.inc();
  }
}
