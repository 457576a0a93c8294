import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { RunRequest } from '@waymark/plugin-tenants-common';
import type { RunRow } from '../database/rows';
import type { RunStore } from '../database/RunStore';
import { NameTakenError } from '../database/uniqueName';
import { nameIn } from '../intent/values';
import { nameTaken } from '../outside/NameRegister';
import { actorOf } from './actor';
import { RunInputError } from './RunInputError';
import type { Caller, Viewing } from './types';

/** Opens runs: one for each idempotency key, and only for what would be accepted. */
export class RunOpener {
  readonly #auth: AuthService;
  readonly #runs: RunStore;
  readonly #viewing: Viewing;

  constructor(options: {
    auth: AuthService;
    runs: RunStore;
    viewing: Viewing;
  }) {
    this.#auth = options.auth;
    this.#runs = options.runs;
    this.#viewing = options.viewing;
  }

  /**
   * @returns the id of the run
   * @throws RunInputError when the values are wrong or the name is taken
   */
  async open(request: RunRequest, caller: Caller): Promise<string> {
    const existing = await this.#find(request.idempotencyKey);
    if (existing) {
      return this.#reopen(existing, request, caller);
    }
    try {
      return await this.#create(request, caller);
    } catch (error) {
      // The same request at the same time elsewhere was faster: then the name is taken by itself.
      const faster = await this.#find(request.idempotencyKey);
      if (faster) return this.#reopen(faster, request, caller);
      throw error;
    }
  }

  async #create(request: RunRequest, caller: Caller): Promise<string> {
    await this.#assertAcceptable(request, caller);
    // As JSON has it, so that the same request compares equal later.
    const values = asJson(request.values);
    const { row } = await this.#named(values.name, () =>
      this.#runs.open({
        id: randomUUID(),
        idempotency_key: request.idempotencyKey,
        service: values.name,
        team: String(nameIn(values.owner, 'group')),
        environment: values.environment,
        template_ref: request.template.ref,
        template_version: request.template.version,
        requested_by: actorOf(this.#auth, caller.credentials),
        values,
        ...(request.startedAt && { startedAt: new Date(request.startedAt) }),
      }),
    );
    assertSame(row, request);
    return row.id;
  }

  /** The same request again: goes on where it was, or starts over when it was cleaned. */
  async #reopen(
    row: RunRow,
    request: RunRequest,
    caller: Caller,
  ): Promise<string> {
    assertSame(row, request);
    if (row.state !== 'cleaned') return row.id;
    await this.#assertAcceptable(request, caller);
    const actor = actorOf(this.#auth, caller.credentials);
    await this.#named(row.service, () =>
      this.#runs.mutate(row.id, actor, async tx => {
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
        await tx.forgetSteps();
        await tx.audit('run.reopened');
      }),
    );
    return row.id;
  }

  async #find(key: string): Promise<RunRow | undefined> {
    try {
      return await this.#runs.row(key);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async #assertAcceptable(request: RunRequest, caller: Caller): Promise<void> {
    const preview = await this.#viewing.preview(
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
}

function assertSame(row: RunRow, request: RunRequest): void {
  const same =
    isDeepStrictEqual(row.values, asJson(request.values)) &&
    row.template_ref === request.template.ref;
  if (!same) {
    throw new ConflictError(
      'Another request was made with this idempotency key; use a new key for new values',
    );
  }
}

function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
