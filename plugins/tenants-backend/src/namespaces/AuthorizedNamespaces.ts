import { NotFoundError } from '@backstage/errors';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  tenantsNamespaceCleanUpPermission,
  tenantsNamespaceReadPermission,
  type CleanUpRequest,
} from '@waymark/plugin-tenants-common';
import type { Caller, Namespaces } from '../service/types';

/** Permission first, then the rules. */
export class AuthorizedNamespaces implements Namespaces {
  readonly #delegate: Namespaces;
  readonly #authorizer: TenantAuthorizer;

  constructor(delegate: Namespaces, authorizer: TenantAuthorizer) {
    this.#delegate = delegate;
    this.#authorizer = authorizer;
  }

  async lifetimes(query: { team?: string }, caller: Caller) {
    const scope = await this.#authorizer.scope(
      caller.credentials,
      tenantsNamespaceReadPermission,
    );
    return this.#delegate.lifetimes(
      scope.all ? query : { ...query, teams: scope.teams },
      caller,
    );
  }

  /** Who may see no namespace is not told which ones there are. */
  async cleanUp(name: string, request: CleanUpRequest, caller: Caller) {
    const { items } = await this.lifetimes({}, caller);
    const namespace = items.find(one => one.name === name);
    if (!namespace) throw new NotFoundError(`There is no namespace ${name}`);
    await this.#authorizer.authorize(
      caller.credentials,
      tenantsNamespaceCleanUpPermission,
      namespace.team,
    );
    return this.#delegate.cleanUp(name, request, caller);
  }
}
