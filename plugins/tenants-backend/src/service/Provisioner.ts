import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { findingsOf, type ChangeSet } from '@waymark/plugin-changes-common';
import {
  changeSetKeyOfRun,
  type Repository,
} from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import type { RunStore } from '../database/RunStore';
import type { RunTransaction } from '../database/RunTransaction';
import { intentPath } from '../intent/paths';
import type { TenantsMetrics } from '../metrics';
import type { ChangesGateway } from '../outside/ChangesGateway';
import { toRunFindings } from '../preview/findings';
import type { Plan, Planner } from '../preview/Planner';
import { mergeLinks, type RunLinks } from '../views/RunLinks';
import { RunInputError } from './RunInputError';
import { assertActive, assertTransition } from './states';
import type { SentChange } from './types';

/** Tries when main moves under the namespace between planning and sending. */
const TRIES = 3;
const STEP = { id: 'provision', title: 'Provision namespace and workload' };

/**
 * Sends a run's documents as one change set. Written down before (planned) and after (made), and the
 * change set is kept as it was sent: whoever continues after a crash sends the same one, and the same
 * key gives the same commit.
 */
export class Provisioner {
  readonly #changes: ChangesGateway;
  readonly #links: RunLinks;
  readonly #metrics: TenantsMetrics;
  readonly #planner: Planner;
  readonly #runs: RunStore;

  constructor(options: {
    changes: ChangesGateway;
    links: RunLinks;
    metrics: TenantsMetrics;
    planner: Planner;
    runs: RunStore;
  }) {
    this.#changes = options.changes;
    this.#links = options.links;
    this.#metrics = options.metrics;
    this.#planner = options.planner;
    this.#runs = options.runs;
  }

  /** @throws RunInputError when the change set is refused */
  async provision(
    run: RunRow,
    options: {
      actor: string;
      credentials: BackstageCredentials;
      repository?: Repository;
    },
  ): Promise<void> {
    if (run.change_set) return;
    for (let attempt = 1; ; attempt += 1) {
      const { change, plan } = await this.#plan(run, options, attempt);
      try {
        const sent = await this.#metrics.provisioning(() =>
          this.#changes.send(change, options.credentials),
        );
        await this.#made(run, options.actor, { change, sent, plan });
        return;
      } catch (error) {
        const moved = isConflict(error) && attempt < TRIES;
        if (!moved) throw await this.#refused(run, options.actor, error);
      }
    }
  }

  /** How many objects are rendered from what was sent. */
  async objectCount(run: RunRow): Promise<number> {
    const planned = await this.#planner.plan(run.values, {
      ref: run.template_ref,
      version: run.template_version,
    });
    if (!planned.ok) return 0;
    const { plan } = planned;
    const withNamespace = run.request !== null && makesNamespace(run.request);
    return this.#planner.objects(plan, { withNamespace }).length;
  }

  /** Notes what will be sent before it is sent; a first try takes up what a crash left. */
  async #plan(
    run: RunRow,
    options: { actor: string; repository?: Repository },
    attempt: number,
  ): Promise<{ change: SentChange; plan: Plan }> {
    const planned = await this.#planner.plan(run.values, {
      ref: run.template_ref,
      version: run.template_version,
    });
    if (!planned.ok) throw new RunInputError(planned.findings);
    const { plan } = planned;
    const fresh: SentChange = {
      key: changeSetKeyOfRun(run, attempt),
      reason: `Make service ${run.service} for team ${run.team} in ${run.environment}`,
      ...plan.change,
    };
    return this.#runs.mutate(run.id, options.actor, async tx => {
      assertActive(tx.run.state);
      const change = attempt === 1 ? tx.run.request ?? fresh : fresh;
      await this.#forget(tx, change);
      await tx.record(ledgerRecord(change, 'planned'));
      await tx.step({ ...STEP, state: 'running' });
      await tx.patch({
        ...(tx.run.state === 'open' && { state: 'running' }),
        request: change,
        ...(options.repository && { repository: options.repository }),
      });
      await tx.audit('run.provision-planned', {
        key: change.key,
        paths: change.edits.map(edit => edit.path),
      });
      return { change, plan };
    });
  }

  /** A conflicting change set made nothing; its entry must not look as if it still might. */
  async #forget(tx: RunTransaction, change: SentChange): Promise<void> {
    const before = tx.run.request;
    if (before && before.key !== change.key) {
      await tx.record({
        ...ledgerRecord(before, 'failed'),
        reason: 'Main moved; planned again',
      });
    }
  }

  async #made(
    run: RunRow,
    actor: string,
    result: { change: SentChange; sent: ChangeSet; plan: Plan },
  ): Promise<void> {
    const { change, sent, plan } = result;
    await this.#runs.mutate(run.id, actor, async tx => {
      if (tx.run.change_set) return;
      const state =
        sent.state === 'committed' ? 'committed' : 'waiting-for-approval';
      await tx.record({
        ...ledgerRecord(change, 'made'),
        evidence: {
          changeSet: sent.id,
          ...(sent.commit && { commit: sent.commit }),
          ...(sent.changeRequest && { changeRequest: sent.changeRequest.url }),
        },
      });
      await tx.step({ ...STEP, state: 'done' });
      assertTransition(tx.run.state, state);
      await tx.patch({
        state,
        change_set: {
          id: sent.id,
          state: sent.state,
          ...(sent.commit && { commit: sent.commit }),
          ...(sent.changeRequest && {
            changeRequestUrl: sent.changeRequest.url,
          }),
          paths: change.edits.map(edit => edit.path),
        },
        notes: plan.notes,
        makes: this.#planner.makes(plan, {
          withNamespace: makesNamespace(change),
          repositoryUrl: tx.run.repository?.url,
        }),
        links: mergeLinks(tx.run.links, this.#links.ofChangeSet(run, sent)),
      });
      await tx.audit('run.provisioned', { changeSet: sent.id, state });
    });
  }

  async #refused(run: RunRow, actor: string, error: unknown): Promise<unknown> {
    const findings = findingsOf(error);
    const refusal =
      findings.length > 0
        ? new RunInputError(
            toRunFindings(
              findings,
              intentPath(run.team, run.environment, run.service),
            ),
          )
        : error;
    await this.#runs.mutate(run.id, actor, async tx => {
      await tx.step({
        ...STEP,
        state: 'failed',
        message: String(refusal).slice(0, 2000),
      });
      await tx.audit('run.provision-failed', { reason: String(refusal) });
    });
    return refusal;
  }
}

/** The workload is in every change set; a namespace only where the team had none. */
function makesNamespace({ edits }: SentChange): boolean {
  return edits.length > 1;
}

function ledgerRecord(
  change: SentChange,
  state: 'planned' | 'made' | 'failed',
) {
  return {
    kind: 'change-set' as const,
    target: change.key,
    state,
    cleanUp: {
      action: 'revert-change-set' as const,
      changeSetKey: change.key,
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 409;
}
