import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import type { ForgeContext } from '../context';
import { countCommits, listCommits, readCommit } from '../git/history';
import { EMPTY_TREE, readPatch } from '../git/diff';
import { gitBaseEnvironment } from '../git/run';
import {
  entryAt,
  listTreeRecursive,
  listFolder,
  readBlob,
  treeOf,
} from '../git/trees';
import { commitOf, repositoryOf } from '../http/repository';
import { pageOf, queryText, sendPage, slice } from '../http/requests';
import { isSha, parsePath } from '../names';
import { HttpProblem, notFound } from '../problems';
import { commitShape } from './shapes/commit';

async function sendArchive(context: ForgeContext, req: Request, res: Response) {
  const repository = await repositoryOf(context, req, res);
  const ref = /^(.+)\.tar\.gz$/.exec(req.params.rest)?.[1];
  if (!ref) throw new HttpProblem(400, 'only .tar.gz archives are made');
  const commit = await commitOf(repository, ref);
  const { name } = repository.record;
  const child = spawn(
    'git',
    ['archive', '--format=tar', `--prefix=${name}/`, commit],
    {
      cwd: repository.dir,
      env: gitBaseEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const closed = once(child, 'close');
  res.on('close', () => child.kill());
  res
    .type('application/gzip')
    .attachment(`${name}-${commit.slice(0, 10)}.tar.gz`);
  await pipeline(
    async function* whole() {
      yield* child.stdout;
      const [code] = await closed;
      // The answer breaks off, so that nobody takes half an archive for a whole one.
      if (code !== 0) throw new Error(`git archive ended with ${code}`);
    },
    createGzip(),
    res,
  );
}

async function sendTree(context: ForgeContext, req: Request, res: Response) {
  const repository = await repositoryOf(context, req, res);
  const { dir, record } = repository;
  const ref = req.params.rest;
  const root = isSha(ref)
    ? await treeOf(dir, ref).catch(() => undefined)
    : await treeOf(dir, await commitOf(repository, ref));
  if (!root) throw notFound(`tree ${ref}`);
  const recursive = ['1', 'true'].includes(queryText(req, 'recursive') ?? '');
  const entries = recursive
    ? await listTreeRecursive(dir, root)
    : await listFolder(dir, root, '');
  const page = {
    ...pageOf(req),
    limit: Math.min(Number(queryText(req, 'per_page')) || 1000, 1000),
  };
  const part = slice(entries, { ...page, skip: (page.page - 1) * page.limit });
  const api = `${context.url}/api/v1/repos/${record.owner}/${record.name}`;
  res.json({
    sha: root,
    url: `${api}/git/trees/${root}`,
    tree: part.map(({ path, mode, type, size, sha }) => ({
      path,
      mode,
      type,
      size,
      sha,
      url: `${api}/git/${type === 'tree' ? 'trees' : 'blobs'}/${sha}`,
    })),
    truncated: page.page * page.limit < entries.length,
    page: page.page,
    total_count: entries.length,
  });
}

async function sendCommits(context: ForgeContext, req: Request, res: Response) {
  const repository = await repositoryOf(context, req, res);
  const commit = await commitOf(repository, queryText(req, 'sha'));
  const path = parsePath(queryText(req, 'path') ?? '');
  if (path !== '' && !(await entryAt(repository.dir, commit, path))) {
    const known = await countCommits(repository.dir, commit, { path });
    if (known === 0) throw notFound(`path ${path}`);
  }
  const page = pageOf(req);
  const commits = await listCommits(repository.dir, commit, { ...page, path });
  const withFiles = queryText(req, 'files') !== 'false';
  const shapes = commits.map(each =>
    commitShape(context, repository, each, withFiles),
  );
  const total = await countCommits(repository.dir, commit, { path });
  sendPage(req, res, page, total, await Promise.all(shapes));
}

/** What git stores: commits, trees, blobs, archives. */
export function gitRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo';

  router.get(`${at}/git/trees/:rest(*)`, (req, res) =>
    sendTree(context, req, res),
  );
  router.get(`${at}/archive/:rest(*)`, (req, res) =>
    sendArchive(context, req, res),
  );
  router.get(`${at}/commits`, (req, res) => sendCommits(context, req, res));

  router.get(`${at}/git/blobs/:sha`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const { sha } = req.params;
    const content = isSha(sha)
      ? await readBlob(repository.dir, sha).catch(() => undefined)
      : undefined;
    if (!content) throw notFound(`blob ${sha.slice(0, 60)}`);
    res.json({
      sha,
      size: content.length,
      encoding: 'base64',
      content: content.toString('base64'),
    });
  });

  router.get(`${at}/git/commits/:rest(*)`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const diff = /^(.+)\.diff$/.exec(req.params.rest)?.[1];
    const commit = await readCommit(
      repository.dir,
      await commitOf(repository, diff ?? req.params.rest),
    );
    if (diff) {
      const from = commit.parents[0] ?? EMPTY_TREE;
      res
        .type('text/plain')
        .send(await readPatch(repository.dir, from, commit.sha));
      return;
    }
    res.json(await commitShape(context, repository, commit, true));
  });

  return router;
}
