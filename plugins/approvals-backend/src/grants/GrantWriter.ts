import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ChangeSetsApi } from '@waymark/plugin-changes-common';
import type { GrantStore } from '../database/GrantStore';
import type { GrantRow } from '../database/rows';
import { grantPath } from './grantDocument';

/** Brings grants into the GitOps repository, each once, however many replicas try and wherever one of them is killed. */
export class GrantWriter {
  readonly #auth: AuthService;
  readonly #changes: Pick<ChangeSetsApi, 'createChangeSet'>;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #store: GrantStore;

  constructor(options: {
    auth: AuthService;
    changes: Pick<ChangeSetsApi, 'createChangeSet'>;
    logger: LoggerService;
    now: () => Date;
    store: GrantStore;
  }) {
    this.#auth = options.auth;
    this.#changes = options.changes;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#store = options.store;
  }

  /** Writes what waits. What cannot be written now is tried again by a later call. */
  async write(signal?: AbortSignal): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const grant = await this.#store.claim();
      if (!grant) return;
      try {
        await this.#bring(grant);
      } catch (error) {
        const { message } = toError(error);
        await this.#store.notWritten(grant.request, message);
        this.#logger.warn(
          `Grant ${grant.request} was not written; it is tried again`,
          toError(error),
        );
      }
    }
  }

  /** The key makes it one commit, also when the process is killed after it and before noting it. */
  async #bring({ content, hash, request }: GrantRow): Promise<void> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'changes',
    });
    const { commit, state } = await this.#changes.createChangeSet(
      {
        edits: [{ action: 'put', path: grantPath(request), content }],
        reason: `Record approval ${request}`,
        mode: 'commit',
        idempotencyKey: `grant:${request}`,
      },
      { token },
    );
    if (!commit) {
      await this.#store.notWritten(request, `Its change set is ${state}.`);
      return;
    }
    await this.#store.written(request, commit, {
      at: this.#now(),
      actor: 'service:plugin:approvals',
      action: 'request.granted',
      subject: request,
      detail: { hash, commit },
    });
  }
}
