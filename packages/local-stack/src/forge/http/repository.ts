import type { Request, Response } from 'express';
import type { ForgeContext } from '../context';
import { resolveCommit } from '../git/refs';
import { HttpProblem, notFound } from '../problems';
import { findPull } from '../pulls/store';
import type { PullRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';
import { requireReadable } from './authentication';

/** The repository in the address, if the caller may see it. */
export async function repositoryOf(
  context: ForgeContext,
  req: Request,
  res: Response,
): Promise<StoredRepository> {
  const { owner, repo } = req.params;
  return requireReadable(await context.repositories.get(owner, repo), res);
}

/** {@link repositoryOf} for a change of its content; refused while it is archived. */
export async function writableRepositoryOf(
  context: ForgeContext,
  req: Request,
  res: Response,
): Promise<StoredRepository> {
  return requireWritable(await repositoryOf(context, req, res));
}

/** The commit a ref of the caller's stands for; without one, the default branch's. */
export async function commitOf(
  repository: StoredRepository,
  ref: string | undefined,
): Promise<string> {
  const wanted = ref ?? repository.record.defaultBranch;
  const commit = await resolveCommit(repository.dir, wanted);
  if (!commit) throw notFound(`ref ${wanted.slice(0, 100)}`);
  return commit;
}

/** The change request in the address. */
export async function pullOf(
  repository: StoredRepository,
  number: string,
): Promise<PullRecord> {
  const pull = /^[1-9]\d{0,8}$/.test(number)
    ? await findPull(repository, Number(number))
    : undefined;
  if (!pull) throw notFound(`pull request ${number.slice(0, 20)}`);
  return pull;
}

/** An archived repository is read-only. */
export function requireWritable(
  repository: StoredRepository,
): StoredRepository {
  if (!repository.record.archived) return repository;
  const { owner, name } = repository.record;
  throw new HttpProblem(423, `${owner}/${name} is archived and read-only`);
}
