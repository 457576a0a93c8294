import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { afterPush, announcePull } from '../events';
import { listFileDiffs, readPatch } from '../git/diff';
import { requireUser, userOf } from '../http/authentication';
import { pullOf, repositoryOf, writableRepositoryOf } from '../http/repository';
import {
  pageOf,
  parseBody,
  queryText,
  sendPage,
  slice,
} from '../http/requests';
import { isSha } from '../names';
import { HttpProblem } from '../problems';
import { mergePull } from '../pulls/merge';
import { openPull } from '../pulls/open';
import { listPulls, savePull } from '../pulls/store';
import { viewPull } from '../pulls/view';
import type { StoredRepository } from '../store/repositories';
import { pullShape } from './shapes/pull';
import { repositoryShape } from './shapes/repository';

const title = z.string().trim().min(1, 'is required').max(255);
const text = z.string().max(65_536);
const newPull = z.object({
  title,
  body: text.default(''),
  head: z.string().min(1),
  base: z.string().min(1),
});
const changedPull = z.object({
  title: title.optional(),
  body: text.optional(),
  state: z.enum(['open', 'closed']).optional(),
});
const merge = z.object({
  Do: z.enum(['merge', 'squash'], { error: "must be 'merge' or 'squash'" }),
  MergeTitleField: text.optional(),
  MergeMessageField: text.optional(),
  head_commit_id: z.string().refine(isSha, 'is not a commit id').optional(),
  delete_branch_after_merge: z.boolean().optional(),
});

async function sendList(context: ForgeContext, req: Request, res: Response) {
  const repository = await repositoryOf(context, req, res);
  const state = queryText(req, 'state');
  const base = queryText(req, 'base_branch');
  const wanted = state === 'closed' || state === 'all' ? state : 'open';
  const pulls = (await listPulls(repository, wanted)).filter(
    pull => base === undefined || pull.base === base,
  );
  const page = pageOf(req);
  const shape = await repositoryShape(context, repository, userOf(res));
  const views = await Promise.all(
    slice(pulls, page).map(pull => viewPull(repository, pull)),
  );
  sendPage(
    req,
    res,
    page,
    pulls.length,
    views.map(view => pullShape(context, shape, view)),
  );
}

async function change(context: ForgeContext, req: Request, res: Response) {
  const user = requireUser(res);
  const repository = await writableRepositoryOf(context, req, res);
  const body = parseBody(changedPull, req);
  const now = new Date().toISOString();
  const { view, moved } = await context.repositories.exclusively(
    repository.record.owner,
    repository.record.name,
    async () => {
      const pull = await pullOf(repository, req.params.index);
      if (pull.merged && body.state)
        throw new HttpProblem(412, 'cannot reopen: merged already');
      const before = await viewPull(repository, pull);
      const state = body.state ?? pull.state;
      const saved = await savePull(repository, {
        ...pull,
        title: body.title ?? pull.title,
        body: body.body ?? pull.body,
        state,
        headSha: before.headSha,
        baseSha: before.baseSha,
        updatedAt: now,
        closedAt: state === 'closed' ? pull.closedAt ?? now : undefined,
      });
      return {
        view: await viewPull(repository, saved),
        moved: state !== pull.state,
      };
    },
  );
  const closed = view.pull.state === 'closed' ? 'closed' : 'reopened';
  await announcePull(
    context,
    repository,
    view,
    moved ? closed : 'edited',
    user,
  );
  res.status(201);
  res.json(
    pullShape(context, await repositoryShape(context, repository, user), view),
  );
}

async function mergeOne(context: ForgeContext, req: Request, res: Response) {
  const user = requireUser(res);
  const repository = await writableRepositoryOf(context, req, res);
  const body = parseBody(merge, req);
  const { owner, name } = repository.record;
  const { view, changes } = await context.repositories.exclusively(
    owner,
    name,
    async () => {
      const open = await viewPull(
        repository,
        await pullOf(repository, req.params.index),
      );
      return mergePull(repository, open, user, {
        method: body.Do,
        title: body.MergeTitleField || undefined,
        message: body.MergeMessageField,
        expectedHead: body.head_commit_id,
        deleteSource: body.delete_branch_after_merge ?? false,
      });
    },
  );
  await afterPush(context, repository, changes, user);
  await announcePull(context, repository, view, 'closed', user);
  res.status(200).end();
}

async function sendFiles(
  repository: StoredRepository,
  req: Request,
  res: Response,
) {
  const view = await viewPull(
    repository,
    await pullOf(repository, req.params.index),
  );
  const files = await listFileDiffs(
    repository.dir,
    view.startSha,
    view.headSha,
  );
  const page = pageOf(req);
  const shapes = slice(files, page).map(file => ({
    filename: file.path,
    previous_filename: file.previousPath ?? '',
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    html_url: '',
    contents_url: '',
    raw_url: '',
  }));
  sendPage(req, res, page, files.length, shapes);
}

/** Change requests. */
export function pullRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo/pulls';

  router.get(at, (req, res) => sendList(context, req, res));

  router.post(at, async (req, res) => {
    const user = requireUser(res);
    const repository = await writableRepositoryOf(context, req, res);
    const input = { ...parseBody(newPull, req), author: user.login };
    const { owner, name } = repository.record;
    const pull = await context.repositories.exclusively(owner, name, () =>
      openPull(repository, input),
    );
    const view = await viewPull(repository, pull);
    await announcePull(context, repository, view, 'opened', user);
    const shape = await repositoryShape(context, repository, user);
    res.status(201).json(pullShape(context, shape, view));
  });

  router.get(`${at}/:index.diff`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const view = await viewPull(
      repository,
      await pullOf(repository, req.params.index),
    );
    const patch = await readPatch(repository.dir, view.startSha, view.headSha);
    res.type('text/plain').send(patch);
  });

  router.get(`${at}/:index`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const view = await viewPull(
      repository,
      await pullOf(repository, req.params.index),
    );
    const shape = await repositoryShape(context, repository, userOf(res));
    res.json(pullShape(context, shape, view));
  });

  router.patch(`${at}/:index`, (req, res) => change(context, req, res));
  router.post(`${at}/:index/merge`, (req, res) => mergeOne(context, req, res));

  router.get(`${at}/:index/merge`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const pull = await pullOf(repository, req.params.index);
    res.status(pull.merged ? 204 : 404).end();
  });

  router.get(`${at}/:index/files`, async (req, res) =>
    sendFiles(await repositoryOf(context, req, res), req, res),
  );

  return router;
}
