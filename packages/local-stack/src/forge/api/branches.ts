import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { afterPush } from '../events';
import { readCommit } from '../git/history';
import { NO_COMMIT, pushRef } from '../git/push';
import { branchHead, listBranches, type BranchHead } from '../git/refs';
import { requireUser, userOf } from '../http/authentication';
import {
  commitOf,
  repositoryOf,
  writableRepositoryOf,
} from '../http/repository';
import { pageOf, parseBody, sendPage, slice } from '../http/requests';
import { isRefName } from '../names';
import { HttpProblem, notFound } from '../problems';
import { listProtections } from '../store/protections';
import type { StoredRepository } from '../store/repositories';
import { payloadCommitShape } from './shapes/commit';

const newBranch = z.object({
  new_branch_name: z.string().refine(isRefName, 'is not a usable branch name'),
  old_branch_name: z.string().optional(),
  old_ref_name: z.string().optional(),
});

/** Gitea's `Branch`. */
async function branchShape(
  context: ForgeContext,
  repository: StoredRepository,
  branch: BranchHead,
  login?: string,
) {
  const rules = await listProtections(repository);
  const rule = rules.find(each => each.branch === branch.name);
  const mayPush = rule
    ? rule.enablePush && (rule.pushUsers?.includes(login ?? '') ?? true)
    : true;
  const commit = await readCommit(repository.dir, branch.sha);
  return {
    name: branch.name,
    commit: payloadCommitShape(context, repository, commit),
    protected: rule !== undefined,
    required_approvals: 0,
    enable_status_check: rule?.requiredStatuses !== undefined,
    status_check_contexts: rule?.requiredStatuses ?? [],
    user_can_push: login !== undefined && mayPush,
    user_can_merge: login !== undefined,
    effective_branch_protection_name: rule?.branch ?? '',
  };
}

/** List, get, create and delete branches. */
export function branchRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo/branches';

  router.get(at, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const page = pageOf(req);
    const branches = await listBranches(repository.dir);
    const login = userOf(res)?.login;
    const shapes = slice(branches, page).map(each =>
      branchShape(context, repository, each, login),
    );
    sendPage(req, res, page, branches.length, await Promise.all(shapes));
  });

  router.post(at, async (req, res) => {
    const user = requireUser(res);
    const repository = await writableRepositoryOf(context, req, res);
    const body = parseBody(newBranch, req);
    const name = body.new_branch_name;
    const sha = await commitOf(
      repository,
      body.old_ref_name ?? body.old_branch_name,
    );
    if (await branchHead(repository.dir, name)) {
      throw new HttpProblem(409, 'The branch already exists.');
    }
    const ref = `refs/heads/${name}`;
    const push = { ref, before: NO_COMMIT, after: sha, user: user.login };
    await afterPush(
      context,
      repository,
      await pushRef(repository.dir, push),
      user,
    );
    res
      .status(201)
      .json(await branchShape(context, repository, { name, sha }, user.login));
  });

  router.get(`${at}/:rest(*)`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const name = req.params.rest;
    const sha = await branchHead(repository.dir, name);
    if (!sha) throw notFound(`branch ${name.slice(0, 100)}`);
    res.json(
      await branchShape(context, repository, { name, sha }, userOf(res)?.login),
    );
  });

  router.delete(`${at}/:rest(*)`, async (req, res) => {
    const user = requireUser(res);
    const repository = await writableRepositoryOf(context, req, res);
    const name = req.params.rest;
    const sha = await branchHead(repository.dir, name);
    if (!sha) throw notFound(`branch ${name.slice(0, 100)}`);
    if (name === repository.record.defaultBranch) {
      throw new HttpProblem(
        403,
        'can not delete default or pull request target branch',
      );
    }
    const push = {
      ref: `refs/heads/${name}`,
      before: sha,
      after: NO_COMMIT,
      user: user.login,
    };
    await afterPush(
      context,
      repository,
      await pushRef(repository.dir, push),
      user,
    );
    res.status(204).end();
  });

  return router;
}
