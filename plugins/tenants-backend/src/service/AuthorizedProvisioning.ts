import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Permission } from '@backstage/plugin-permission-common';
import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  tenantsRunCleanUpPermission,
  tenantsRunCreatePermission,
  tenantsRunReadPermission,
  type CleanUpRequest,
  type FinishRequest,
  type LedgerRecord,
  type ProvisionRequest,
  type RunQuery,
  type RunRequest,
  type StepRecord,
} from '@waymark/plugin-tenants-common';
import { nameIn } from '../intent/values';
import type { Caller, Provisioning } from './types';

/** Permission first, then the rules. */
export class AuthorizedProvisioning implements Provisioning {
  readonly #delegate: Provisioning;
  readonly #authorizer: TenantAuthorizer;

  constructor(delegate: Provisioning, authorizer: TenantAuthorizer) {
    this.#delegate = delegate;
    this.#authorizer = authorizer;
  }

  async openRun(request: RunRequest, caller: Caller) {
    await this.#authorizer.authorize(
      caller.credentials,
      tenantsRunCreatePermission,
      String(nameIn(request.values.owner, 'group')),
    );
    return this.#delegate.openRun(request, caller);
  }

  async getRun(run: string, caller: Caller) {
    const found = await this.#delegate.getRun(run, caller);
    await this.#authorizer.authorize(
      caller.credentials,
      tenantsRunReadPermission,
      found.team,
    );
    return found;
  }

  async listRuns(query: RunQuery, caller: Caller) {
    const scope = await this.#authorizer.scope(
      caller.credentials,
      tenantsRunReadPermission,
    );
    return this.#delegate.listRuns(
      scope.all ? query : { ...query, teams: scope.teams },
      caller,
    );
  }

  async recordLedger(run: string, record: LedgerRecord, caller: Caller) {
    await this.#mayOn(run, tenantsRunCreatePermission, caller);
    return this.#delegate.recordLedger(run, record, caller);
  }

  async recordStep(run: string, record: StepRecord, caller: Caller) {
    await this.#mayOn(run, tenantsRunCreatePermission, caller);
    return this.#delegate.recordStep(run, record, caller);
  }

  async provisionRun(run: string, request: ProvisionRequest, caller: Caller) {
    await this.#mayOn(run, tenantsRunCreatePermission, caller);
    return this.#delegate.provisionRun(run, request, caller);
  }

  async finishRun(run: string, request: FinishRequest, caller: Caller) {
    await this.#mayOn(run, tenantsRunCreatePermission, caller);
    return this.#delegate.finishRun(run, request, caller);
  }

  async cleanUpRun(run: string, request: CleanUpRequest, caller: Caller) {
    await this.#mayOn(run, tenantsRunCleanUpPermission, caller);
    return this.#delegate.cleanUpRun(run, request, caller);
  }

  async #mayOn(
    run: string,
    permission: Permission,
    caller: { credentials: BackstageCredentials },
  ): Promise<void> {
    const { team } = await this.#delegate.getRun(run, caller);
    await this.#authorizer.authorize(caller.credentials, permission, team);
  }
}
