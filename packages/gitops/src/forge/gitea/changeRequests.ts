import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  ForgeConflictError,
  ForgeError,
  ForgeNotFoundError,
  ForgeNotMergeableError,
} from '../errors';
import type {
  ChangeRequest,
  ChangeRequestInput,
  ChangeRequestQuery,
  MergeOptions,
} from '../types';
import { toChangeRequest } from './convert';
import type { GiteaHttp } from './http';
import { giteaPull } from './schemas';

// Gitea takes pushes in asynchronously: for up to two seconds the API does not know the branch.
const AFTER_PUSH_MS = 2_000;
// It also works out in the background whether a change request can be merged.
const MERGE_CHECK_MS = 5_000;
const FIRST_PAUSE_MS = 100;

/** Repeats work while it fails in a way that passes by itself. */
async function during<T>(
  budgetMs: number,
  passes: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  const end = performance.now() + budgetMs;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      const left = end - performance.now();
      if (!passes(error) || left <= 0) throw error;
      await sleep(Math.min(pause, left));
    }
  }
}

/** The change request that a commit merged. */
export async function findMerged(
  http: GiteaHttp,
  path: string,
  commit: string,
): Promise<ChangeRequest | undefined> {
  const request = {
    operation: 'findMergedChangeRequest',
    path: `${path}/commits/${encodeURIComponent(commit)}/pull`,
  };
  try {
    return toChangeRequest(await http.json(request, giteaPull));
  } catch (error) {
    if (error instanceof ForgeNotFoundError) return undefined;
    throw error;
  }
}

/** Change requests of one repository. */
export class GiteaChangeRequests {
  readonly #http: GiteaHttp;
  readonly #path: string;

  /** @param path - `/repos/<owner>/<name>`, encoded */
  constructor(http: GiteaHttp, path: string) {
    this.#http = http;
    this.#path = `${path}/pulls`;
  }

  async create(input: ChangeRequestInput): Promise<ChangeRequest> {
    const operation = 'createChangeRequest';
    const { title, body = '', source, target } = input;
    try {
      const pull = await during(
        AFTER_PUSH_MS,
        error => error instanceof ForgeNotFoundError,
        () =>
          this.#http.json(
            {
              operation,
              method: 'POST',
              path: this.#path,
              body: { title, body, head: source, base: target },
              // A second request finds the first one's result and answers 409.
              repeatable: true,
            },
            giteaPull,
          ),
      );
      return toChangeRequest(pull);
    } catch (error) {
      if (!(error instanceof ForgeConflictError)) throw error;
      const [existing] = await this.list({ source, target });
      if (!existing) throw error;
      return existing;
    }
  }

  async get(
    number: number,
    operation = 'getChangeRequest',
  ): Promise<ChangeRequest> {
    const path = `${this.#path}/${number}`;
    return toChangeRequest(
      await this.#http.json({ operation, path }, giteaPull),
    );
  }

  async list({
    state = 'open',
    source,
    target,
  }: ChangeRequestQuery): Promise<ChangeRequest[]> {
    const request = {
      operation: 'listChangeRequests',
      path: `${this.#path}?state=${state}`,
    };
    const pulls = await this.#http.list(request, z.array(giteaPull));
    return pulls
      .map(toChangeRequest)
      .filter(
        each =>
          (source === undefined || each.source.branch === source) &&
          (target === undefined || each.target.branch === target),
      )
      .sort((a, b) => b.number - a.number);
  }

  async merge(number: number, options: MergeOptions): Promise<ChangeRequest> {
    const operation = 'mergeChangeRequest';
    const before = await this.get(number, operation);
    if (before.state === 'merged') return before;
    if (before.state === 'closed') {
      throw new ForgeNotMergeableError(
        operation,
        `change request ${number} is closed`,
      );
    }
    try {
      await during(
        MERGE_CHECK_MS,
        error =>
          error instanceof ForgeError &&
          error.status === 405 &&
          /try again/i.test(error.message),
        () =>
          this.#http.text({
            operation,
            method: 'POST',
            path: `${this.#path}/${number}/merge`,
            body: {
              Do: options.method ?? 'merge',
              MergeTitleField: options.title,
              MergeMessageField: options.message,
              head_commit_id: options.expectedHead,
              delete_branch_after_merge: options.deleteSource ?? false,
            },
          }),
      );
    } catch (error) {
      // An answer may be lost, and somebody else may have been faster.
      const now = await this.get(number, operation);
      if (now.state === 'merged') return now;
      if (
        error instanceof ForgeError &&
        (error.status === 405 || error.status === 409)
      ) {
        throw new ForgeNotMergeableError(
          operation,
          error.message,
          error.status,
          error,
        );
      }
      throw error;
    }
    return this.get(number, operation);
  }

  async close(number: number): Promise<ChangeRequest> {
    const operation = 'closeChangeRequest';
    const before = await this.get(number, operation);
    if (before.state === 'closed') return before;
    if (before.state === 'merged') {
      throw new ForgeConflictError(
        operation,
        `change request ${number} is merged already`,
      );
    }
    const body = { state: 'closed' };
    const path = `${this.#path}/${number}`;
    const closed = await this.#http.json(
      { operation, method: 'PATCH', path, body },
      giteaPull,
    );
    return toChangeRequest(closed);
  }
}
