import { z } from 'zod';
import { ForgeNotFoundError, ForgeUnavailableError } from '../errors';
import type {
  Branch,
  BranchProtection,
  BrowseUrls,
  ChangedFile,
  ChangeRequest,
  ChangeRequestInput,
  ChangeRequestQuery,
  CombinedStatus,
  CommitStatus,
  EnsuredRepository,
  FileContent,
  Forge,
  ForgeUser,
  MergeOptions,
  Repository,
  RepositoryOptions,
  RepositoryRef,
  Review,
  ReviewInput,
  Webhook,
  WebhookInput,
} from '../types';
import { browseUrls } from './browse';
import { findMerged, GiteaChangeRequests } from './changeRequests';
import { toChangedFile, toState, toStatus, toWebhook } from './convert';
import { gitEnvironment } from './gitEnvironment';
import { encodePath, GiteaHttp, type GiteaConnection } from './http';
import { GiteaRepositories, repoPath } from './repositories';
import { GiteaReviews } from './reviews';
import {
  giteaBranch,
  giteaChangedFile,
  giteaCombinedStatus,
  giteaFile,
  giteaHook,
  giteaUser,
} from './schemas';

/** {@link Forge} over the API v1 of Gitea: a real one, or the local forge. */
export class GiteaForge implements Forge {
  readonly url: string;
  readonly browse: BrowseUrls;
  readonly #connection: GiteaConnection;
  readonly #http: GiteaHttp;
  readonly #repositories: GiteaRepositories;

  constructor(connection: GiteaConnection) {
    this.url = connection.url.replace(/\/+$/, '');
    this.#connection = { ...connection, url: this.url };
    this.#http = new GiteaHttp(this.#connection);
    this.#repositories = new GiteaRepositories(this.#http);
    this.browse = browseUrls(this.url);
  }

  async whoAmI(): Promise<ForgeUser> {
    const user = await this.#http.json(
      { operation: 'whoAmI', path: '/user' },
      giteaUser,
    );
    return { login: user.login, fullName: user.full_name, email: user.email };
  }

  ensureOrganization(name: string, description = ''): Promise<void> {
    return this.#repositories.ensureOrganization(name, description);
  }

  ensureRepository(
    ref: RepositoryRef,
    options: RepositoryOptions = {},
  ): Promise<EnsuredRepository> {
    return this.#repositories.ensure(ref, options);
  }

  getRepository(ref: RepositoryRef): Promise<Repository> {
    return this.#repositories.get(ref);
  }

  describeRepository(
    ref: RepositoryRef,
    description: string,
  ): Promise<Repository> {
    return this.#repositories.describe(ref, description);
  }

  listRepositories(owner: string): Promise<Repository[]> {
    return this.#repositories.list(owner);
  }

  deleteRepository(ref: RepositoryRef): Promise<boolean> {
    return this.#repositories.delete(ref);
  }

  async getBranch(ref: RepositoryRef, branch: string): Promise<Branch> {
    const path = `${repoPath(ref)}/branches/${encodePath(branch)}`;
    const found = await this.#http.json(
      { operation: 'getBranch', path },
      giteaBranch,
    );
    return {
      name: found.name,
      sha: found.commit.id,
      protected: found.protected,
    };
  }

  deleteBranch(ref: RepositoryRef, branch: string): Promise<boolean> {
    const path = `${repoPath(ref)}/branches/${encodePath(branch)}`;
    return this.#http.delete({ operation: 'deleteBranch', path });
  }

  async protectBranch(
    ref: RepositoryRef,
    protection: BranchProtection,
  ): Promise<void> {
    const operation = 'protectBranch';
    const path = `${repoPath(ref)}/branch_protections`;
    const { branch, pushUsers, requiredStatuses } = protection;
    // Who may not push must not get in by a change request either, unless named for that.
    const { mergeUsers = pushUsers } = protection;
    const body = {
      rule_name: branch,
      enable_push: pushUsers === undefined || pushUsers.length > 0,
      enable_push_whitelist: pushUsers !== undefined && pushUsers.length > 0,
      push_whitelist_usernames: pushUsers ?? [],
      enable_merge_whitelist: mergeUsers !== undefined,
      merge_whitelist_usernames: mergeUsers ?? [],
      enable_status_check: requiredStatuses !== undefined,
      status_check_contexts: requiredStatuses ?? [],
    };
    // Unlike a branch, a rule is one component of the address.
    const known = `${path}/${encodeURIComponent(branch)}`;
    try {
      await this.#http.text({ operation, method: 'PATCH', path: known, body });
    } catch (error) {
      if (!(error instanceof ForgeNotFoundError)) throw error;
      await this.#http.text({ operation, method: 'POST', path, body });
    }
  }

  async readFile(
    ref: RepositoryRef,
    path: string,
    at: string,
  ): Promise<FileContent> {
    const query = `?ref=${encodeURIComponent(at)}`;
    const address = `${repoPath(ref)}/contents/${encodePath(path)}${query}`;
    const file = await this.#http.json(
      { operation: 'readFile', path: address },
      giteaFile,
    );
    return { content: Buffer.from(file.content, 'base64'), blobSha: file.sha };
  }

  createChangeRequest(
    ref: RepositoryRef,
    input: ChangeRequestInput,
  ): Promise<ChangeRequest> {
    return this.#changeRequests(ref).create(input);
  }

  getChangeRequest(ref: RepositoryRef, number: number): Promise<ChangeRequest> {
    return this.#changeRequests(ref).get(number);
  }

  listChangeRequests(
    ref: RepositoryRef,
    query: ChangeRequestQuery = {},
  ): Promise<ChangeRequest[]> {
    return this.#changeRequests(ref).list(query);
  }

  async listChangedFiles(
    ref: RepositoryRef,
    number: number,
  ): Promise<ChangedFile[]> {
    const path = `${repoPath(ref)}/pulls/${number}/files`;
    const request = { operation: 'listChangedFiles', path };
    return (await this.#http.list(request, z.array(giteaChangedFile))).map(
      toChangedFile,
    );
  }

  mergeChangeRequest(
    ref: RepositoryRef,
    number: number,
    options: MergeOptions = {},
  ): Promise<ChangeRequest> {
    return this.#changeRequests(ref).merge(number, options);
  }

  closeChangeRequest(
    ref: RepositoryRef,
    number: number,
  ): Promise<ChangeRequest> {
    return this.#changeRequests(ref).close(number);
  }

  findMergedChangeRequest(
    ref: RepositoryRef,
    commit: string,
  ): Promise<ChangeRequest | undefined> {
    return findMerged(this.#http, repoPath(ref), commit);
  }

  listReviews(ref: RepositoryRef, number: number): Promise<Review[]> {
    return this.#reviews(ref, number).list();
  }

  reviewChangeRequest(
    ref: RepositoryRef,
    number: number,
    review: ReviewInput,
  ): Promise<void> {
    return this.#reviews(ref, number).create(review);
  }

  async commentOnChangeRequest(
    ref: RepositoryRef,
    number: number,
    body: string,
  ): Promise<void> {
    const path = `${repoPath(ref)}/issues/${number}/comments`;
    const operation = 'commentOnChangeRequest';
    await this.#http.text({ operation, method: 'POST', path, body: { body } });
  }

  async setCommitStatus(
    ref: RepositoryRef,
    sha: string,
    status: CommitStatus,
  ): Promise<void> {
    await this.#http.text({
      operation: 'setCommitStatus',
      method: 'POST',
      path: `${repoPath(ref)}/statuses/${encodeURIComponent(sha)}`,
      body: {
        context: status.context,
        state: status.state,
        description: status.description ?? '',
        target_url: status.targetUrl ?? '',
      },
      // The same status twice says nothing else than once.
      repeatable: true,
    });
  }

  async getCombinedStatus(
    ref: RepositoryRef,
    sha: string,
  ): Promise<CombinedStatus> {
    const path = `${repoPath(ref)}/commits/${encodeURIComponent(sha)}/status`;
    const request = { operation: 'getCombinedStatus', path };
    const combined = await this.#http.json(request, giteaCombinedStatus);
    return {
      state: toState(combined.state),
      statuses: combined.statuses.map(toStatus),
    };
  }

  async createWebhook(
    ref: RepositoryRef,
    input: WebhookInput,
  ): Promise<Webhook> {
    const { url, events, secret } = input;
    const find = async () =>
      (await this.listWebhooks(ref)).find(hook => hook.url === url);
    const known = await find();
    if (known) return known;
    const request = {
      operation: 'createWebhook',
      method: 'POST',
      path: `${repoPath(ref)}/hooks`,
      body: {
        type: 'gitea',
        active: true,
        events,
        config: { url, content_type: 'json', secret },
      },
    } as const;
    try {
      return toWebhook(await this.#http.json(request, giteaHook));
    } catch (error) {
      // The answer may be lost; what counts is whether the hook is there.
      if (!(error instanceof ForgeUnavailableError)) throw error;
      const made = await find();
      if (!made) throw error;
      return made;
    }
  }

  async listWebhooks(ref: RepositoryRef): Promise<Webhook[]> {
    const request = {
      operation: 'listWebhooks',
      path: `${repoPath(ref)}/hooks`,
    };
    return (await this.#http.list(request, z.array(giteaHook))).map(toWebhook);
  }

  deleteWebhook(ref: RepositoryRef, id: number): Promise<boolean> {
    return this.#http.delete({
      operation: 'deleteWebhook',
      path: `${repoPath(ref)}/hooks/${id}`,
    });
  }

  cloneUrl(ref: RepositoryRef): string {
    return `${this.browse.repository(ref)}.git`;
  }

  gitEnvironment(
    config: ReadonlyArray<readonly [string, string]> = [],
  ): Record<string, string> {
    return gitEnvironment(this.#connection, config);
  }

  #reviews(ref: RepositoryRef, number: number): GiteaReviews {
    return new GiteaReviews(this.#http, `${repoPath(ref)}/pulls/${number}`);
  }

  #changeRequests(ref: RepositoryRef): GiteaChangeRequests {
    return new GiteaChangeRequests(this.#http, repoPath(ref));
  }
}
