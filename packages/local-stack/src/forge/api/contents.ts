import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { afterPush } from '../events';
import { editTree, writeCommit } from '../git/commit';
import { listCommits, readCommit } from '../git/history';
import { NO_COMMIT, pushRef } from '../git/push';
import { branchHead } from '../git/refs';
import { entryAt, listFolder, readBlob, type TreeEntry } from '../git/trees';
import { requireUser } from '../http/authentication';
import {
  commitOf,
  repositoryOf,
  writableRepositoryOf,
} from '../http/repository';
import { parseBody, queryText } from '../http/requests';
import { isRefName, isSha, parsePath } from '../names';
import { HttpProblem, notFound } from '../problems';
import type { StoredRepository } from '../store/repositories';
import { commitShape } from './shapes/commit';

const branchName = z.string().refine(isRefName, 'is not a usable branch name');
const person = z.object({ name: z.string().min(1), email: z.string().min(1) });
const edit = z.object({
  content: z.base64().optional(),
  sha: z.string().refine(isSha, 'is not the id of a blob').optional(),
  branch: branchName.optional(),
  new_branch: branchName.optional(),
  message: z.string().max(65_536).optional(),
  author: person.optional(),
  committer: person.optional(),
});

type Verb = 'create' | 'update' | 'delete';

function addressOf(context: ForgeContext, { record }: StoredRepository) {
  return {
    api: `${context.url}/api/v1/repos/${record.owner}/${record.name}`,
    page: `${context.url}/${record.owner}/${record.name}`,
  };
}

/** Gitea's `ContentsResponse`. */
async function contentShape(
  context: ForgeContext,
  repository: StoredRepository,
  at: { commit: string; ref: string },
  entry: TreeEntry,
  withContent: boolean,
) {
  const { api, page } = addressOf(context, repository);
  const file = entry.type === 'blob';
  const encoded = entry.path.split('/').map(encodeURIComponent).join('/');
  const url = `${api}/contents/${encoded}?ref=${encodeURIComponent(at.ref)}`;
  const kind = entry.mode === '120000' ? 'symlink' : 'file';
  const [last] = withContent
    ? await listCommits(repository.dir, at.commit, {
        path: entry.path,
        limit: 1,
      })
    : [];
  return {
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    last_commit_sha: last?.sha ?? at.commit,
    type: file
      ? kind
      : { tree: 'dir', commit: 'submodule', blob: kind }[entry.type],
    size: entry.size,
    encoding: withContent ? 'base64' : null,
    content: withContent
      ? (await readBlob(repository.dir, entry.sha)).toString('base64')
      : null,
    target: null,
    url,
    html_url: `${page}/src/commit/${at.commit}/${encoded}`,
    git_url: file
      ? `${api}/git/blobs/${entry.sha}`
      : `${api}/git/trees/${entry.sha}`,
    download_url: file ? `${page}/raw/commit/${at.commit}/${encoded}` : null,
    submodule_git_url: null,
    _links: { self: url, git: null, html: null },
  };
}

async function listContents(
  context: ForgeContext,
  req: Request,
  res: Response,
) {
  const repository = await repositoryOf(context, req, res);
  const ref = queryText(req, 'ref') ?? repository.record.defaultBranch;
  const commit = await commitOf(repository, ref);
  const path = parsePath(req.params.rest ?? '');
  const at = { commit, ref };
  const entry =
    path === '' ? undefined : await entryAt(repository.dir, commit, path);
  if (entry && entry.type !== 'tree') {
    res.json(
      await contentShape(context, repository, at, entry, entry.type === 'blob'),
    );
    return;
  }
  if (path !== '' && !entry) throw notFound(`path ${path}`);
  const entries = await listFolder(repository.dir, commit, path);
  res.json(
    await Promise.all(
      entries.map(each => contentShape(context, repository, at, each, false)),
    ),
  );
}

/** Refuses an edit of something other than what the caller saw. */
function checkEdit(
  verb: Verb,
  path: string,
  seen: string | undefined,
  found?: TreeEntry,
): void {
  if (verb === 'create' && found) {
    throw new HttpProblem(
      422,
      `repository file already exists [path: ${path}]`,
    );
  }
  if (verb === 'create') return;
  if (!found || found.type !== 'blob') throw notFound(`file ${path}`);
  if (!seen)
    throw new HttpProblem(
      422,
      'sha: the id of the blob to replace is required',
    );
  if (seen !== found.sha) {
    throw new HttpProblem(
      422,
      `sha does not match [given: ${seen}, expected: ${found.sha}]`,
    );
  }
}

async function changeFile(
  context: ForgeContext,
  verb: Verb,
  req: Request,
  res: Response,
) {
  const user = requireUser(res);
  const repository = await writableRepositoryOf(context, req, res);
  const { dir, record } = repository;
  const body = parseBody(edit, req);
  const path = parsePath(req.params.rest);
  if (path === '') throw new HttpProblem(422, 'path: a file is required');
  if (verb !== 'delete' && body.content === undefined) {
    throw new HttpProblem(422, 'content: base64 text is required');
  }
  const branch = body.branch ?? record.defaultBranch;
  const base = await branchHead(dir, branch);
  if (!base && branch !== record.defaultBranch)
    throw notFound(`branch ${branch}`);
  const target = body.new_branch ?? branch;
  if (target !== branch && (await branchHead(dir, target))) {
    throw new HttpProblem(422, `branch already exists [name: ${target}]`);
  }
  const found = base ? await entryAt(dir, base, path) : undefined;
  checkEdit(
    body.sha && verb === 'create' ? 'update' : verb,
    path,
    body.sha,
    found,
  );
  const content =
    verb === 'delete' ? null : Buffer.from(body.content ?? '', 'base64');
  const date = new Date().toISOString();
  const self = { name: user.fullName, email: user.email };
  const sha = await writeCommit(dir, {
    tree: await editTree(dir, base, [{ path, content }]),
    parents: base ? [base] : [],
    message: body.message || `${verb[0].toUpperCase()}${verb.slice(1)} ${path}`,
    author: { ...(body.author ?? self), date },
    committer: { ...(body.committer ?? self), date },
  });
  const changes = await pushRef(dir, {
    ref: `refs/heads/${target}`,
    before: target === branch ? base ?? NO_COMMIT : NO_COMMIT,
    after: sha,
    user: user.login,
  });
  await afterPush(context, repository, changes, user);
  const entry = await entryAt(dir, sha, path);
  const at = { commit: sha, ref: target };
  const commit = await commitShape(
    context,
    repository,
    await readCommit(dir, sha),
    false,
  );
  res.status(verb === 'create' ? 201 : 200).json({
    content: entry
      ? await contentShape(context, repository, at, entry, true)
      : null,
    commit,
    verification: null,
  });
}

/** Files and folders, and changes of one file. */
export function contentRoutes(context: ForgeContext) {
  const router = Router();
  const path = '/repos/:owner/:repo/contents/:rest(*)';

  router.get(['/repos/:owner/:repo/contents', path], (req, res) =>
    listContents(context, req, res),
  );
  router.post(path, (req, res) => changeFile(context, 'create', req, res));
  router.put(path, (req, res) => changeFile(context, 'update', req, res));
  router.delete(path, (req, res) => changeFile(context, 'delete', req, res));

  router.get('/repos/:owner/:repo/raw/:rest(*)', async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const commit = await commitOf(repository, queryText(req, 'ref'));
    const file = parsePath(req.params.rest);
    const entry =
      file === '' ? undefined : await entryAt(repository.dir, commit, file);
    if (entry?.type !== 'blob') throw notFound(`file ${file}`);
    res
      .type('application/octet-stream')
      .send(await readBlob(repository.dir, entry.sha));
  });

  return router;
}
