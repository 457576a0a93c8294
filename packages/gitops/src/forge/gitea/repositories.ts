import { z } from 'zod';
import {
  ForgeConflictError,
  ForgeInputError,
  ForgeNotFoundError,
  ForgeUnavailableError,
} from '../errors';
import type {
  EnsuredRepository,
  Repository,
  RepositoryOptions,
  RepositoryRef,
} from '../types';
import { toRepository } from './convert';
import type { GiteaHttp } from './http';
import { giteaRepository } from './schemas';

/** Address of a repository in the API. */
export function repoPath({ owner, name }: RepositoryRef): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

/** Turns "not found" into undefined. */
async function orUndefined<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof ForgeNotFoundError) return undefined;
    throw error;
  }
}

/** Organizations and repositories. */
export class GiteaRepositories {
  readonly #http: GiteaHttp;

  constructor(http: GiteaHttp) {
    this.#http = http;
  }

  async ensureOrganization(name: string, description: string): Promise<void> {
    const operation = 'ensureOrganization';
    const path = `/orgs/${encodeURIComponent(name)}`;
    const find = () => orUndefined(this.#http.text({ operation, path }));
    if ((await find()) !== undefined) return;
    const body = { username: name, description };
    try {
      await this.#http.text({ operation, method: 'POST', path: '/orgs', body });
    } catch (error) {
      // Gitea answers 422 for a name that somebody took meanwhile; the answer may be lost, too.
      const taken =
        error instanceof ForgeInputError ||
        error instanceof ForgeUnavailableError;
      if (!taken || (await find()) === undefined) throw error;
    }
  }

  async ensure(
    ref: RepositoryRef,
    options: RepositoryOptions,
  ): Promise<EnsuredRepository> {
    const operation = 'ensureRepository';
    const find = () => orUndefined(this.get(ref, operation));
    const existing = await find();
    if (existing) return { repository: existing, created: false };
    const body = {
      name: ref.name,
      description: options.description ?? '',
      private: options.private ?? false,
      default_branch: options.defaultBranch ?? 'main',
      auto_init: false,
    };
    const path = `/orgs/${encodeURIComponent(ref.owner)}/repos`;
    try {
      const request = { operation, method: 'POST', path, body } as const;
      const made = await this.#http.json(request, giteaRepository);
      return { repository: toRepository(made), created: true };
    } catch (error) {
      const lost = error instanceof ForgeUnavailableError;
      if (!lost && !(error instanceof ForgeConflictError)) throw error;
      const repository = await find();
      if (!repository) throw error;
      // It was not there a moment ago: a lost answer was most likely that of our own request.
      return { repository, created: lost };
    }
  }

  async get(
    ref: RepositoryRef,
    operation = 'getRepository',
  ): Promise<Repository> {
    return toRepository(
      await this.#http.json(
        { operation, path: repoPath(ref) },
        giteaRepository,
      ),
    );
  }

  async describe(ref: RepositoryRef, description: string): Promise<Repository> {
    const request = {
      operation: 'describeRepository',
      method: 'PATCH',
      path: repoPath(ref),
      body: { description },
    } as const;
    return toRepository(await this.#http.json(request, giteaRepository));
  }

  async list(owner: string): Promise<Repository[]> {
    const path = `/orgs/${encodeURIComponent(owner)}/repos`;
    const request = { operation: 'listRepositories', path };
    const found = await this.#http.list(request, z.array(giteaRepository));
    return found.map(toRepository).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  delete(ref: RepositoryRef): Promise<boolean> {
    return this.#http.delete({
      operation: 'deleteRepository',
      path: repoPath(ref),
    });
  }
}
