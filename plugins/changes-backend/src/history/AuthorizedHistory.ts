import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  changeSetReadPermission,
  reconcilerRunPermission,
} from '@waymark/plugin-changes-common';
import type { Caller, Scoped } from '../service/types';
import type {
  Compare,
  ConfigurationHistory,
  ListCommits,
  Readable,
  ReadAsOf,
  Restore,
  SearchHistory,
  Verify,
} from './types';

/**
 * Asks for permission first, then delegates. Who may read a document may read what it was; configuration of the platform is read by
 * everybody whose intent is compiled with it.
 */
export class AuthorizedHistory implements ConfigurationHistory {
  readonly #history: ConfigurationHistory;
  readonly #authorizer: TenantAuthorizer;

  constructor(history: ConfigurationHistory, authorizer: TenantAuthorizer) {
    this.#history = history;
    this.#authorizer = authorizer;
  }

  async search(query: SearchHistory, caller: Caller) {
    return this.#history.search(await this.#readable(query, caller), caller);
  }

  async commits(query: ListCommits, caller: Caller) {
    return this.#history.commits(await this.#readable(query, caller), caller);
  }

  async asOf(query: ReadAsOf, caller: Caller) {
    return this.#history.asOf(await this.#readable(query, caller), caller);
  }

  async compare(query: Compare, caller: Caller) {
    return this.#history.compare(await this.#readable(query, caller), caller);
  }

  /**
   * Who may not read a document does not touch it; whether they may write it, the change set asks. Configuration of the platform is
   * touched by those who ask for it, and not by a team that restores everything of its own.
   */
  async restore(request: Restore, caller: Caller) {
    const { kind, path } = request;
    const withPlatform = Boolean(kind || path?.startsWith('platform/'));
    const scoped = await this.#scoped(request, caller);
    return this.#history.restore({ ...scoped, withPlatform }, caller);
  }

  /** It names any team's document, and reads all there is. */
  async verify(request: Verify, caller: Caller) {
    await this.#authorizer.authorize(
      caller.credentials,
      reconcilerRunPermission,
    );
    return this.#history.verify(request, caller);
  }

  async verification(query: Scoped<{}>, caller: Caller) {
    return this.#history.verification(
      await this.#scoped(query, caller),
      caller,
    );
  }

  async #readable<T>(query: T, caller: Caller): Promise<Readable<T>> {
    return { ...(await this.#scoped(query, caller)), withPlatform: true };
  }

  async #scoped<T>(query: T, { credentials }: Caller): Promise<Scoped<T>> {
    const scope = await this.#authorizer.scope(
      credentials,
      changeSetReadPermission,
    );
    return { ...query, scope };
  }
}
