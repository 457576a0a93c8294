import { checkPaths, InvalidChangeError, parsePath } from '@waymark/gitops';
import {
  DeniedError,
  type TenantAuthorizer,
  type TenantScope,
} from '@waymark/plugin-access-node';
import {
  changeSetCreatePermission,
  changeSetReadPermission,
  type ChangeSetRequest,
  type PreviewRequest,
} from '@waymark/plugin-changes-common';
import { assertMayEdit } from './assertMayEdit';
import type {
  Caller,
  Changes,
  ListChangeSets,
  ListCommits,
  ListDependents,
  ListDocuments,
  ListFindings,
} from './types';

/** Asks for permission first, then delegates. Every team whose documents are touched has to be allowed. */
export class AuthorizedChanges implements Changes {
  readonly #changes: Changes;
  readonly #authorizer: TenantAuthorizer;

  constructor(changes: Changes, authorizer: TenantAuthorizer) {
    this.#changes = changes;
    this.#authorizer = authorizer;
  }

  async preview(request: PreviewRequest, caller: Caller) {
    const { edits } = request;
    const placed = edits.filter(({ path }) => parsePath(path).ok);
    if (placed.length === 0) {
      // Nothing of anybody's is shown, but strangers get nothing at all.
      await this.#authorizer.scope(
        caller.credentials,
        changeSetCreatePermission,
      );
    }
    await this.#mayEdit(placed, caller);
    return this.#changes.preview(request, caller);
  }

  async create(request: ChangeSetRequest, caller: Caller) {
    const findings = checkPaths(request.edits);
    if (findings.length > 0) throw new InvalidChangeError(findings);
    await this.#mayEdit(request.edits, caller);
    return this.#changes.create(request, caller);
  }

  async get(id: string, caller: Caller) {
    const scope = await this.#readable(caller);
    const changeSet = await this.#changes.get(id, caller);
    const { teams } = changeSet;
    if (!scope.all && !teams.some(team => scope.teams.includes(team))) {
      throw new DeniedError(changeSetReadPermission.name, teams.at(0), 'own');
    }
    return changeSet;
  }

  async list(query: ListChangeSets, caller: Caller) {
    const scope = await this.#readable(caller);
    return this.#changes.list({ ...query, scope }, caller);
  }

  async commits(query: ListCommits, caller: Caller) {
    const scope = await this.#readable(caller);
    return this.#changes.commits({ ...query, scope }, caller);
  }

  async documents(query: ListDocuments, caller: Caller) {
    const scope = await this.#readable(caller);
    return this.#changes.documents({ ...query, scope }, caller);
  }

  async dependents(query: ListDependents, caller: Caller) {
    const scope = await this.#readable(caller);
    return this.#changes.dependents({ ...query, scope }, caller);
  }

  async findings(query: ListFindings, caller: Caller) {
    const scope = await this.#readable(caller);
    return this.#changes.findings({ ...query, scope }, caller);
  }

  async platform(caller: Caller) {
    // It is nobody's secret: whose intent is compiled with it has to know it.
    await this.#readable(caller);
    return this.#changes.platform(caller);
  }

  #readable({ credentials }: Caller): Promise<TenantScope> {
    return this.#authorizer.scope(credentials, changeSetReadPermission);
  }

  async #mayEdit(edits: readonly { path: string }[], caller: Caller) {
    await assertMayEdit(this.#authorizer, edits, caller);
  }
}
