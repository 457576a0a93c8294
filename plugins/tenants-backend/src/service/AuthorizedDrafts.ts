import type { TenantAuthorizer } from '@waymark/plugin-access-node';
import {
  tenantsDraftUsePermission,
  type DraftWrite,
} from '@waymark/plugin-tenants-common';
import type { Caller, Drafts } from './types';

/** Permission first, then the drafts. */
export class AuthorizedDrafts implements Drafts {
  readonly #delegate: Drafts;
  readonly #authorizer: TenantAuthorizer;

  constructor(delegate: Drafts, authorizer: TenantAuthorizer) {
    this.#delegate = delegate;
    this.#authorizer = authorizer;
  }

  async getDraft(key: string, caller: Caller) {
    await this.#mayUse(caller);
    return this.#delegate.getDraft(key, caller);
  }

  async putDraft(key: string, draft: DraftWrite, caller: Caller) {
    await this.#mayUse(caller);
    return this.#delegate.putDraft(key, draft, caller);
  }

  async deleteDraft(key: string, caller: Caller) {
    await this.#mayUse(caller);
    return this.#delegate.deleteDraft(key, caller);
  }

  async #mayUse({ credentials }: Caller): Promise<void> {
    await this.#authorizer.authorize(credentials, tenantsDraftUsePermission);
  }
}
