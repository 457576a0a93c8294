import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type {
  AuditorService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { tenantNamespaceName } from '@waymark/platform-api';
import type {
  FinishRequest,
  LedgerRecord,
  ProvisioningRun,
  ProvisionRequest,
  ProvisionResult,
  Repository,
  RunPage,
  RunQuery,
  RunRequest,
  StepRecord,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import type { RunStore } from '../database/RunStore';
import { NameTakenError } from '../database/uniqueName';
import { nameIn } from '../intent/values';
import { nameTaken } from '../outside/NameRegister';
import type { Cleaner } from '../sweeper/Cleaner';
import { actorOf } from './actor';
import type { Provisioner } from './Provisioner';
import { RunInputError } from './RunInputError';
import { assertActive, assertTransition, isActive } from './states';
import type { Caller, OfTeams, Provisioning, Viewing } from './types';

type Options = {
  auditor: AuditorService;
  auth: AuthService;
  cleaner: Cleaner;
  provisioner: Provisioner;
  runs: RunStore;
  viewing: Viewing;
};

/** The rules of provisioning runs. Who may call is decided in `AuthorizedProvisioning`. */
export class DefaultProvisioning implements Provisioning {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async openRun(request: RunRequest, caller: Caller): Promise<ProvisioningRun> {
    const { runs } = this.#options;
    const existing = await this.#find(request.idempotencyKey);
    if (existing) {
      return this.#reopen(existing, request, caller);
    }
    await this.#assertAcceptable(request, caller);
    const { template } = request;
    // As JSON has it, so that the same request compares equal later.
    const values = JSON.parse(JSON.stringify(request.values));
    const team = nameIn(values.owner, 'group');
    const { row } = await this.#named(values.name, () =>
      runs.open({
        id: randomUUID(),
        idempotency_key: request.idempotencyKey,
        service: values.name,
        team: String(team),
        environment: values.environment,
        template_ref: template.ref,
        template_version: template.version,
        requested_by: actorOf(this.#options.auth, caller.credentials),
        values,
      }),
    );
    assertSame(row, request);
    return this.#audited('run-open', row.id, () => runs.get(row.id));
  }

  async getRun(run: string): Promise<ProvisioningRun> {
    return this.#options.runs.get(run);
  }

  async listRuns(
    { teams, ...query }: RunQuery & OfTeams,
    caller: Caller,
  ): Promise<RunPage> {
    const requestedBy = query.mine
      ? actorOf(this.#options.auth, caller.credentials)
      : undefined;
    return this.#options.runs.list(
      { ...query, requestedBy },
      teams ? { all: false, teams } : { all: true },
    );
  }

  async recordLedger(
    run: string,
    record: LedgerRecord,
    caller: Caller,
  ): Promise<ProvisioningRun> {
    const { runs } = this.#options;
    const over = await runs.mutate(run, this.#actor(caller), async tx => {
      const active = isActive(tx.run.state);
      if (!active && record.state !== 'made') {
        assertActive(tx.run.state);
      }
      // What was made is written down even when it came too late, so that the sweeper finds it.
      await tx.record(record);
      const repository = repositoryMade(record);
      await tx.patch({
        ...(tx.run.state === 'open' && { state: 'running' }),
        ...(repository && { repository }),
      });
      await tx.audit(`ledger.${record.state}`, {
        kind: record.kind,
        target: record.target,
      });
      return active ? undefined : tx.run.state;
    });
    if (over) assertActive(over);
    return this.#audited('run-ledger', run, () => runs.get(run));
  }

  async recordStep(
    run: string,
    record: StepRecord,
    caller: Caller,
  ): Promise<ProvisioningRun> {
    const { runs } = this.#options;
    await runs.mutate(run, this.#actor(caller), async tx => {
      if (record.state === 'running') assertActive(tx.run.state);
      await tx.step(record);
      await tx.patch({
        ...(tx.run.state === 'open' && { state: 'running' }),
      });
      await tx.audit(`step.${record.state}`, { step: record.id });
    });
    return runs.get(run);
  }

  async provisionRun(
    run: string,
    request: ProvisionRequest,
    caller: Caller,
  ): Promise<ProvisionResult> {
    const { runs, provisioner, viewing } = this.#options;
    const row = await runs.row(run);
    if (request.dryRun) {
      const { changes, findings, namespace, objectCount } =
        await viewing.preview(
          {
            template: { ref: row.template_ref, version: row.template_version },
            values: row.values,
          },
          caller,
          { named: true },
        );
      return {
        dryRun: true,
        run: await runs.get(run),
        changes,
        findings,
        objectCount,
        namespaceName: tenantNamespaceName(row.team, row.environment),
        ...(namespace && { target: namespace.target }),
      };
    }
    await this.#audited('run-provision', row.id, () =>
      provisioner.provision(row, {
        actor: this.#actor(caller),
        credentials: caller.credentials,
        repository: request.repository,
      }),
    );
    const sent = await runs.row(run);
    return {
      dryRun: false,
      run: await runs.get(run),
      changes: sent.request?.edits ?? [],
      findings: [],
      objectCount: await provisioner.objectCount(sent),
      namespaceName: tenantNamespaceName(row.team, row.environment),
    };
  }

  async finishRun(
    run: string,
    request: FinishRequest,
    caller: Caller,
  ): Promise<ProvisioningRun> {
    const { runs } = this.#options;
    await runs.mutate(run, this.#actor(caller), async tx => {
      const { state, links } = tx.run;
      if (request.outcome === 'failed') {
        if (!isActive(state)) return;
        await tx.patch({
          state: 'failed',
          failure: { message: request.message ?? 'Stopped', findings: [] },
        });
        await tx.audit('run.failed', { reason: request.message });
        return;
      }
      if (state === 'done' || tx.run.finished_at) return;
      // A proposal that nobody has merged yet keeps its state; the sweeper follows it.
      const waiting = state === 'waiting-for-approval';
      if (!waiting) assertTransition(state, 'done');
      await tx.patch({
        ...(!waiting && { state: 'done' }),
        links: [...links, ...(request.links ?? [])],
        finished_at: new Date(),
      });
      await tx.audit('run.finished', { state: tx.run.state });
    });
    return this.#audited('run-finish', run, () => runs.get(run));
  }

  async cleanUpRun(run: string, caller: Caller): Promise<ProvisioningRun> {
    const { cleaner, runs } = this.#options;
    const { id, state } = await runs.row(run);
    if (state === 'done') {
      throw new ConflictError(
        'The run is done: what it made is in use. Retire the service instead.',
      );
    }
    await this.#audited('run-clean-up', id, () =>
      cleaner.clean(id, this.#actor(caller)),
    );
    return runs.get(id);
  }

  async #find(key: string): Promise<RunRow | undefined> {
    try {
      return await this.#options.runs.row(key);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  /** The same request again: goes on where it was, or starts over when it was cleaned. */
  async #reopen(
    row: RunRow,
    request: RunRequest,
    caller: Caller,
  ): Promise<ProvisioningRun> {
    const { runs } = this.#options;
    assertSame(row, request);
    if (row.state === 'cleaned') {
      await this.#assertAcceptable(request, caller);
      await this.#named(row.service, () =>
        runs.mutate(row.id, this.#actor(caller), async tx => {
          if (tx.run.state !== 'cleaned') return;
          await tx.patch({
            state: 'open',
            attempt: tx.run.attempt + 1,
            request: null,
            change_set: null,
            repository: null,
            failure: null,
            finished_at: null,
            links: [],
          });
          await tx.audit('run.reopened');
        }),
      );
    }
    return runs.get(row.id);
  }

  async #assertAcceptable(request: RunRequest, caller: Caller): Promise<void> {
    const preview = await this.#options.viewing.preview(
      { template: request.template, values: request.values },
      caller,
    );
    if (!preview.valid) throw new RunInputError(preview.findings);
  }

  /** Turns a name lost to another run at the last moment into the field error it is. */
  async #named<T>(service: string, verb: () => Promise<T>): Promise<T> {
    try {
      return await verb();
    } catch (error) {
      if (error instanceof NameTakenError) {
        throw new RunInputError([nameTaken(service, 'another run')]);
      }
      throw error;
    }
  }

  #actor({ credentials }: Caller): string {
    return actorOf(this.#options.auth, credentials);
  }

  async #audited<T>(
    eventId: string,
    run: string,
    verb: () => Promise<T>,
  ): Promise<T> {
    const event = await this.#options.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      meta: { run },
    });
    try {
      const result = await verb();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }
}

/** The repository that a record says was made. */
function repositoryMade(record: LedgerRecord): Repository | undefined {
  const { cleanUp, evidence, state, target } = record;
  if (state !== 'made' || cleanUp.action !== 'delete-repository') {
    return undefined;
  }
  return {
    url: target,
    owner: cleanUp.owner,
    name: cleanUp.name,
    defaultBranch: evidence?.defaultBranch ?? 'main',
    ...(evidence?.headCommit && { headCommit: evidence.headCommit }),
  };
}

function assertSame(row: RunRow, request: RunRequest): void {
  const same =
    isDeepStrictEqual(row.values, request.values) &&
    row.template_ref === request.template.ref;
  if (!same) {
    throw new ConflictError(
      'Another request was made with this idempotency key; use a new key for new values',
    );
  }
}
