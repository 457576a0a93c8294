import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { BREAK_GLASS_KIND } from '@waymark/plugin-approvals-common';
import type { ChangeSet, ChangeSetsApi } from '@waymark/plugin-changes-common';
import type { GrantStore } from '../database/GrantStore';
import type { AuditEntry, GrantRow } from '../database/rows';
import { grantPath } from './grantDocument';

/** What it needs of the changes plugin. */
export type GrantChanges = Pick<
  ChangeSetsApi,
  'createChangeSet' | 'listChangeSets'
>;

const ACTOR = 'service:plugin:approvals';

/** Brings grants into the GitOps repository, and those of access that has ended out of it, each once, however many replicas try and wherever one of them is killed. */
export class GrantWriter {
  readonly #auth: AuthService;
  readonly #changes: GrantChanges;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  readonly #store: GrantStore;

  constructor(options: {
    auth: AuthService;
    changes: GrantChanges;
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

  /** Writes and removes what waits. What cannot be done now is tried again by a later call. */
  async write(signal?: AbortSignal): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const grant = await this.#store.claim();
      if (!grant) return;
      try {
        if (grant.state === 'removing') await this.#remove(grant);
        else await this.#bring(grant);
      } catch (error) {
        const { message } = toError(error);
        await this.#store.failed(grant.request, message);
        this.#logger.warn(
          `Grant ${grant.request} was not ${
            grant.state === 'removing' ? 'removed' : 'written'
          }; it is tried again`,
          toError(error),
        );
      }
    }
  }

  /** The key makes it one commit, also when the process is killed after it and before noting it. */
  async #bring(grant: GrantRow): Promise<void> {
    const { content, request } = grant;
    const token = await this.#token();
    const { commit, state } = await this.#changes.createChangeSet(
      {
        edits: [{ action: 'put', path: grantPath(request), content }],
        reason: await this.#reasonOf(request, 'given'),
        mode: 'commit',
        idempotencyKey: `grant:${request}`,
      },
      { token },
    );
    if (!commit) {
      await this.#store.failed(request, `Its change set is ${state}.`);
      return;
    }
    await this.#store.written(request, commit, this.#granted(grant, commit));
  }

  /** Takes it out, after whatever brings it there has been waited for, so that nothing puts it back. */
  async #remove(grant: GrantRow): Promise<void> {
    const { request } = grant;
    const token = await this.#token();
    if (!grant.commit) {
      const sent = await this.#sent(request, token);
      if (sent?.state === 'pending') {
        await this.#store.failed(request, 'It is being written; then it goes.');
        return;
      }
      if (sent?.commit) {
        const granted = this.#granted(grant, sent.commit);
        await this.#store.wasWritten(request, sent.commit, granted);
      }
    }
    const { commit, state } = await this.#changes.createChangeSet(
      {
        edits: [{ action: 'delete', path: grantPath(request) }],
        reason: await this.#reasonOf(request, 'over'),
        mode: 'commit',
        idempotencyKey: `grant-end:${request}`,
      },
      { token },
    );
    if (!commit) {
      await this.#store.failed(request, `Its change set is ${state}.`);
      return;
    }
    await this.#store.removed(request, commit, {
      at: this.#now(),
      actor: ACTOR,
      action: 'request.access-removed',
      subject: request,
      detail: { commit },
    });
  }

  /** What history says of it: what was approved, or which access began or ended. */
  async #reasonOf(request: string, what: 'given' | 'over'): Promise<string> {
    const subject = await this.#store.subjectOf(request);
    const title = subject?.subject_title ?? request;
    if (what === 'over') return `Ended: ${title}`;
    return subject?.kind === BREAK_GLASS_KIND ? title : `Approved: ${title}`;
  }

  /** The change set that brought it there, or is about to. */
  async #sent(request: string, token: string): Promise<ChangeSet | undefined> {
    const { items } = await this.#changes.listChangeSets(
      { idempotencyKey: `grant:${request}`, limit: 1 },
      { token },
    );
    return items.at(0);
  }

  #granted({ hash, request }: GrantRow, commit: string): AuditEntry {
    return {
      at: this.#now(),
      actor: ACTOR,
      action: 'request.granted',
      subject: request,
      detail: { hash, commit },
    };
  }

  async #token(): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'changes',
    });
    return token;
  }
}
