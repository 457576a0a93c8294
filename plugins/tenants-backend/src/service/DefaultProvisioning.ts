import type {
  AuditorService,
  AuthService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { tenantNamespaceName } from '@waymark/platform-api';
import type {
  CleanUpRequest,
  CleanUpResult,
  FinishRequest,
  LedgerRecord,
  ProvisioningRun,
  ProvisionRequest,
  ProvisionResult,
  RunPage,
  RunQuery,
  RunRequest,
  StepRecord,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import type { RunStore } from '../database/RunStore';
import type { Cleaner } from '../sweeper/Cleaner';
import type { RunLinks } from '../views/RunLinks';
import { actorOf } from './actor';
import { audited } from './audited';
import type { Provisioner } from './Provisioner';
import { repositoryMade } from './repositoryMade';
import type { RunOpener } from './RunOpener';
import { assertActive, assertTransition, isActive } from './states';
import type { Caller, OfTeams, Provisioning, Viewing } from './types';

type Options = {
  auditor: AuditorService;
  auth: AuthService;
  cleaner: Cleaner;
  links: RunLinks;
  opener: RunOpener;
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
    const { opener, runs } = this.#options;
    const id = await this.#audited(
      'run-open',
      request.idempotencyKey,
      caller,
      () => opener.open(request, caller),
    );
    return runs.get(id);
  }

  async getRun(run: string): Promise<ProvisioningRun> {
    return this.#options.runs.get(run);
  }

  async listRuns(
    { teams, ...query }: RunQuery & OfTeams,
    caller: Caller,
  ): Promise<RunPage> {
    const requestedBy = query.mine ? this.#actor(caller) : undefined;
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
    const state = await this.#audited('run-ledger', run, caller, () =>
      runs.mutate(run, this.#actor(caller), async tx => {
        const before = tx.run.state;
        // What was made is written down even when it came too late, so that the sweeper finds it.
        if (record.state !== 'made') assertActive(before);
        await tx.record(record);
        const repository = repositoryMade(record);
        await tx.patch({
          ...(before === 'open' && { state: 'running' }),
          ...(repository && { repository }),
        });
        await tx.audit(`ledger.${record.state}`, {
          kind: record.kind,
          target: record.target,
        });
        return before;
      }),
    );
    assertActive(state);
    return runs.get(run);
  }

  async recordStep(
    run: string,
    record: StepRecord,
    caller: Caller,
  ): Promise<ProvisioningRun> {
    const { auditor, runs } = this.#options;
    const actor = this.#actor(caller);
    const event = { eventId: 'run-step', actor, run, severity: 'low' as const };
    await audited(auditor, event, () =>
      runs.mutate(run, actor, async tx => {
        if (record.state === 'running') assertActive(tx.run.state);
        await tx.step(record);
        await tx.patch({
          ...(tx.run.state === 'open' && { state: 'running' }),
        });
        await tx.audit(`step.${record.state}`, { step: record.id });
      }),
    );
    return runs.get(run);
  }

  async provisionRun(
    run: string,
    request: ProvisionRequest,
    caller: Caller,
  ): Promise<ProvisionResult> {
    const { runs, provisioner } = this.#options;
    const row = await runs.row(run);
    if (request.dryRun) return this.#tryOut(row, caller);
    await this.#audited('run-provision', row.id, caller, () =>
      provisioner.provision(row, {
        actor: this.#actor(caller),
        credentials: caller.credentials,
        repository: request.repository,
      }),
    );
    const sent = await runs.row(row.id);
    return {
      dryRun: false,
      run: await runs.get(row.id),
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
    const { links, runs } = this.#options;
    const addLinks =
      request.outcome === 'done'
        ? await links.whenCommitted(await runs.row(run))
        : undefined;
    await this.#audited('run-finish', run, caller, () =>
      runs.mutate(run, this.#actor(caller), async tx => {
        const { state } = tx.run;
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
          ...addLinks?.(tx.run, request.links ?? []),
          finished_at: new Date(),
        });
        await tx.audit('run.finished', { state: tx.run.state });
      }),
    );
    return runs.get(run);
  }

  async cleanUpRun(
    run: string,
    request: CleanUpRequest,
    caller: Caller,
  ): Promise<CleanUpResult> {
    const { cleaner, runs } = this.#options;
    const { id, state } = await runs.row(run);
    if (state === 'done') {
      throw new ConflictError(
        'The run is done: what it made is in use. Retire the service instead.',
      );
    }
    const removals = request.dryRun
      ? await cleaner.preview(id)
      : await this.#audited('run-clean-up', id, caller, () =>
          cleaner.clean(id, this.#actor(caller)),
        );
    return {
      dryRun: request.dryRun ?? false,
      run: await runs.get(id),
      removals,
    };
  }

  /** What the run would send. Its name is its own already. */
  async #tryOut(row: RunRow, caller: Caller): Promise<ProvisionResult> {
    const { runs, viewing } = this.#options;
    const { changes, findings, namespace, objectCount } = await viewing.preview(
      {
        template: { ref: row.template_ref, version: row.template_version },
        values: row.values,
      },
      caller,
      { named: true },
    );
    return {
      dryRun: true,
      run: await runs.get(row.id),
      changes,
      findings,
      objectCount,
      namespaceName: tenantNamespaceName(row.team, row.environment),
      ...(namespace && { target: namespace.target }),
    };
  }

  #actor({ credentials }: Caller): string {
    return actorOf(this.#options.auth, credentials);
  }

  #audited<T>(
    eventId: string,
    run: string,
    caller: Caller,
    verb: () => Promise<T>,
  ) {
    const actor = this.#actor(caller);
    return audited(this.#options.auditor, { eventId, actor, run }, verb);
  }
}
