import { performance } from 'node:perf_hooks';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  FinishRequest,
  LedgerRecord,
  ProvisioningRun,
  ProvisionResult,
  TenantsApi,
} from '@waymark/plugin-tenants-common';
import { explained, explaining } from './explained';
import { plannedDocuments, type PlannedDocuments } from './planned';

/** Times what is outside the portal, so that the portal's own share can be told apart. */
export type Outbound = <T>(call: () => Promise<T>) => Promise<T>;

/** One action's work on the run of its task. */
export class RunSession {
  readonly #logger: LoggerService;
  readonly #tenants: TenantsApi;
  readonly #token: () => Promise<string>;
  #run: ProvisioningRun;

  constructor(options: {
    run: ProvisioningRun;
    tenants: TenantsApi;
    token: () => Promise<string>;
    logger: LoggerService;
  }) {
    this.#run = options.run;
    this.#tenants = options.tenants;
    this.#token = options.token;
    this.#logger = options.logger;
  }

  /** The run, as of the last call. */
  get run(): ProvisioningRun {
    return this.#run;
  }

  /**
   * Does a step and records its times. When it fails the run has failed: what it made is then taken
   * back from the ledger.
   */
  async step<T>(
    step: { id: string; title: string },
    work: (outbound: Outbound) => Promise<T>,
  ): Promise<T> {
    let outboundMs = 0;
    const outbound: Outbound = async call => {
      const start = performance.now();
      try {
        return await call();
      } finally {
        outboundMs += performance.now() - start;
      }
    };
    try {
      await this.#record(step, 'running', 0);
      const result = await work(outbound);
      await this.#record(step, 'done', outboundMs);
      return result;
    } catch (error) {
      const reason = explained(error);
      await this.#failed(step, outboundMs, reason);
      throw reason;
    }
  }

  /** Writes into the ledger what is about to be made, or was. */
  async ledger(record: LedgerRecord): Promise<void> {
    this.#run = await this.#tenants.recordLedger(
      this.#run.id,
      record,
      await this.#options(),
    );
  }

  /** The documents this run sends. */
  async planned(): Promise<PlannedDocuments> {
    return plannedDocuments(
      await this.#tenants.provisionRun(
        this.#run.id,
        { dryRun: true },
        await this.#options(),
      ),
    );
  }

  /** Sends the documents of the run; its step is timed where it is done. */
  async provision(): Promise<ProvisionResult> {
    try {
      const result = await this.#tenants.provisionRun(
        this.#run.id,
        {},
        await this.#options(),
      );
      this.#run = result.run;
      return result;
    } catch (error) {
      const reason = explained(error);
      await this.#finishFailed(reason);
      throw reason;
    }
  }

  async finish(links: FinishRequest['links']): Promise<void> {
    const options = await this.#options();
    this.#run = await explaining(() =>
      this.#tenants.finishRun(
        this.#run.id,
        { outcome: 'done', links },
        options,
      ),
    );
  }

  async #record(
    step: { id: string; title: string },
    state: 'running' | 'done' | 'failed',
    outboundMs: number,
    message?: string,
  ): Promise<void> {
    this.#run = await this.#tenants.recordStep(
      this.#run.id,
      { ...step, state, outboundMs: Math.round(outboundMs), message },
      await this.#options(),
    );
  }

  async #failed(
    step: { id: string; title: string },
    outboundMs: number,
    error: unknown,
  ): Promise<void> {
    const message = String(error).slice(0, 2000);
    try {
      await this.#record(step, 'failed', outboundMs, message);
    } catch (unrecorded) {
      this.#logger.warn(`The failed step is not recorded: ${unrecorded}`);
    }
    await this.#finishFailed(error);
  }

  /** If even this cannot be said, the run falls silent and counts as abandoned after a while. */
  async #finishFailed(error: unknown): Promise<void> {
    try {
      await this.#tenants.finishRun(
        this.#run.id,
        { outcome: 'failed', message: String(error).slice(0, 2000) },
        await this.#options(),
      );
    } catch (unrecorded) {
      this.#logger.warn(`The failed run is not recorded: ${unrecorded}`);
    }
  }

  async #options() {
    return { token: await this.#token() };
  }
}
