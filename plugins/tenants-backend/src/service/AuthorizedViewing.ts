import {
  DeniedError,
  type TenantAuthorizer,
} from '@waymark/plugin-access-node';
import {
  tenantsNamespaceReadPermission,
  tenantsRunCreatePermission,
  tenantsServiceReadPermission,
  type PreviewRequest,
} from '@waymark/plugin-tenants-common';
import { nameIn } from '../intent/values';
import { refusedPreview } from '../preview/toPreview';
import type { Caller, Viewing } from './types';

/** Permission first, then the reading. */
export class AuthorizedViewing implements Viewing {
  readonly #delegate: Viewing;
  readonly #authorizer: TenantAuthorizer;

  constructor(delegate: Viewing, authorizer: TenantAuthorizer) {
    this.#delegate = delegate;
    this.#authorizer = authorizer;
  }

  /**
   * A preview for somebody else's team is refused at the field that names the team, because that is
   * where a form repairs it. Without a team nothing of any team is shown.
   */
  async preview(request: PreviewRequest, caller: Caller) {
    const owner = nameIn(request.values.owner, 'group');
    if (typeof owner === 'string' && owner !== '') {
      try {
        await this.#authorizer.authorize(
          caller.credentials,
          tenantsRunCreatePermission,
          owner,
        );
      } catch (error) {
        if (!(error instanceof DeniedError)) throw error;
        return refusedPreview(
          [
            {
              path: 'spec.owner',
              field: 'owner',
              constraint: error.permission,
              value: owner,
              message: error.reason,
              fix: error.whoCanGrant,
              severity: 'error',
            },
          ],
          new Date(),
        );
      }
    }
    return this.#delegate.preview(request, caller);
  }

  /** Who may see no service at all is not told which ones there are. */
  async getService(name: string, caller: Caller) {
    await this.#authorizer.scope(
      caller.credentials,
      tenantsServiceReadPermission,
    );
    const view = await this.#delegate.getService(name, caller);
    await this.#authorizer.authorize(
      caller.credentials,
      tenantsServiceReadPermission,
      view.team,
    );
    return view;
  }

  async listServices(query: { team?: string }, caller: Caller) {
    const scope = await this.#authorizer.scope(
      caller.credentials,
      tenantsServiceReadPermission,
    );
    return this.#delegate.listServices(
      scope.all ? query : { ...query, teams: scope.teams },
      caller,
    );
  }

  async listNamespaces(query: { team?: string }, caller: Caller) {
    const scope = await this.#authorizer.scope(
      caller.credentials,
      tenantsNamespaceReadPermission,
    );
    return this.#delegate.listNamespaces(
      scope.all ? query : { ...query, teams: scope.teams },
      caller,
    );
  }
}
