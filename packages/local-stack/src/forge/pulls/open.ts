import { NO_COMMIT, type RefChange } from '../git/push';
import { branchHead, setOwnRef } from '../git/refs';
import { HttpProblem, notFound } from '../problems';
import type { PullRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';
import { listPulls, nextNumber, savePull } from './store';

/** Fields of a new change request. */
export type NewPull = {
  title: string;
  body: string;
  head: string;
  base: string;
  author: string;
};

/** Opens a change request. Call it inside `Repositories.exclusively`. Throws 404, 409 or 422. */
export async function openPull(
  repository: StoredRepository,
  input: NewPull,
): Promise<PullRecord> {
  if (input.head === input.base) {
    throw new HttpProblem(422, `head: '${input.head}' is the base itself`);
  }
  const headSha = await branchHead(repository.dir, input.head);
  if (!headSha) throw notFound(`branch ${input.head}`);
  const baseSha = await branchHead(repository.dir, input.base);
  if (!baseSha) throw notFound(`branch ${input.base}`);
  const open = await listPulls(repository, 'open');
  const same = open.find(
    pull => pull.head === input.head && pull.base === input.base,
  );
  if (same) {
    throw new HttpProblem(
      409,
      `pull request already exists for these targets [number: ${same.number}, head: ${same.head}, base: ${same.base}]`,
    );
  }
  const now = new Date().toISOString();
  const number = await nextNumber(repository);
  await setOwnRef(repository.dir, `refs/pull/${number}/head`, headSha);
  return savePull(repository, {
    ...input,
    number,
    state: 'open',
    headSha,
    baseSha,
    comments: [],
    reviews: [],
    createdAt: now,
    updatedAt: now,
  });
}

/**
 * Brings open change requests up to what a push changed and returns those whose source moved. Call
 * it inside `Repositories.exclusively`.
 */
export async function followPush(
  repository: StoredRepository,
  changes: readonly RefChange[],
): Promise<PullRecord[]> {
  const moved = new Map(
    changes
      .filter(
        ({ ref, after }) =>
          ref.startsWith('refs/heads/') && after !== NO_COMMIT,
      )
      .map(({ ref, after }) => [ref.slice('refs/heads/'.length), after]),
  );
  if (moved.size === 0) return [];
  const followed: PullRecord[] = [];
  for (const pull of await listPulls(repository, 'open')) {
    const headSha = moved.get(pull.head);
    if (!headSha) continue;
    await setOwnRef(repository.dir, `refs/pull/${pull.number}/head`, headSha);
    const updatedAt = new Date().toISOString();
    followed.push(await savePull(repository, { ...pull, headSha, updatedAt }));
  }
  return followed;
}
