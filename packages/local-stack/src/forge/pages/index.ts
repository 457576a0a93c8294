import type { ErrorRequestHandler, Request, Response } from 'express';
import Router from 'express-promise-router';
import type { ForgeContext } from '../context';
import { readPatch } from '../git/diff';
import { readCommit } from '../git/history';
import { resolveCommit, splitBranchPath } from '../git/refs';
import { entryAt, readBlob } from '../git/trees';
import { userOf } from '../http/authentication';
import { commitOf, pullOf, repositoryOf } from '../http/repository';
import { logUnexpected, pageOf, problemOf } from '../http/requests';
import { parsePath } from '../names';
import { notFound } from '../problems';
import { listPulls } from '../pulls/store';
import { viewPull } from '../pulls/view';
import type { StoredRepository } from '../store/repositories';
import { commitPage, pullPage, pullsPage } from './changes';
import { html } from './html';
import { layout } from './layout';
import { commitsPage, repositoriesPage } from './lists';
import { repositoryPage, sourcePage, type Place } from './repository';
import { STYLE } from './style';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const IMAGES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

async function placeOf(
  repository: StoredRepository,
  req: Request,
): Promise<Place> {
  const rest = req.params.rest.replace(/\/+$/, '');
  if (req.params.kind === 'commit') {
    const [ref, ...path] = rest.split('/');
    const sha = await resolveCommit(repository.dir, ref);
    if (!sha) throw notFound(`commit ${ref.slice(0, 60)}`);
    return { kind: 'commit', ref, sha, path: parsePath(path.join('/')) };
  }
  const split = await splitBranchPath(repository.dir, rest);
  if (!split) throw notFound(`branch ${rest.slice(0, 100)}`);
  return {
    kind: 'branch',
    ref: split.branch,
    sha: split.sha,
    path: parsePath(split.path),
  };
}

async function sendRaw(
  repository: StoredRepository,
  req: Request,
  res: Response,
) {
  const place = await placeOf(repository, req);
  const entry =
    place.path === ''
      ? undefined
      : await entryAt(repository.dir, place.sha, place.path);
  if (entry?.type !== 'blob') throw notFound(`file ${place.path}`);
  const bytes = await readBlob(repository.dir, entry.sha);
  const image = IMAGES[place.path.split('.').at(-1)?.toLowerCase() ?? ''];
  const text = bytes.includes(0)
    ? 'application/octet-stream'
    : 'text/plain; charset=utf-8';
  // Whatever a repository holds, opened by itself it is no page of this site.
  res.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  );
  res.type(image ?? text).send(bytes);
}

/** Pages enough to browse a repository. They only read. */
export function pageRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/:owner/:repo';

  router.use((_req, res, next) => {
    res.set('Content-Security-Policy', POLICY);
    res.set('Referrer-Policy', 'same-origin');
    next();
  });

  router.get('/assets/style.css', (_req, res) => {
    res.type('text/css').set('Cache-Control', 'max-age=300').send(STYLE);
  });

  router.get(['/', '/:owner'], async (req, res) => {
    const { owner } = req.params;
    if (owner && !(await context.repositories.hasOwner(owner))) {
      throw notFound(`owner ${owner.slice(0, 100)}`);
    }
    const all = await context.repositories.list(owner);
    const visible = all.filter(({ record }) => userOf(res) || !record.private);
    res.send((await repositoriesPage(visible, owner)).text);
  });

  router.get(at, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    res.send((await repositoryPage(context, repository)).text);
  });

  router.get(`${at}/src/:kind(branch|commit)/:rest(*)`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const place = await placeOf(repository, req);
    const entry =
      place.path === ''
        ? undefined
        : await entryAt(repository.dir, place.sha, place.path);
    if (place.path !== '' && !entry) throw notFound(`path ${place.path}`);
    res.send((await sourcePage(repository, place, entry)).text);
  });

  router.get(`${at}/raw/:kind(branch|commit)/:rest(*)`, async (req, res) =>
    sendRaw(await repositoryOf(context, req, res), req, res),
  );

  router.get(`${at}/commits/branch/:rest(*)`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const name = req.params.rest;
    const sha = await commitOf(repository, name);
    res.send(
      (await commitsPage(repository, { name, sha }, pageOf(req).page)).text,
    );
  });

  router.get(`${at}/commit/:sha`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const sha = await commitOf(repository, req.params.sha);
    res.send(
      (await commitPage(repository, await readCommit(repository.dir, sha)))
        .text,
    );
  });

  router.get(`${at}/pulls`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    res.send(pullsPage(repository, await listPulls(repository)).text);
  });

  router.get(`${at}/pulls/:index.diff`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const view = await viewPull(
      repository,
      await pullOf(repository, req.params.index),
    );
    const patch = await readPatch(repository.dir, view.startSha, view.headSha);
    res.type('text/plain').send(patch);
  });

  router.get(`${at}/pulls/:index`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const view = await viewPull(
      repository,
      await pullOf(repository, req.params.index),
    );
    res.send((await pullPage(repository, view)).text);
  });

  router.use(req => {
    throw notFound(`page ${req.path.slice(0, 200)}`);
  });

  const errors: ErrorRequestHandler = (error, _req, res, next) => {
    logUnexpected(error, res, context.log);
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, message } = problemOf(error);
    const title = status === 404 ? 'Not found' : `Error ${status}`;
    const page = layout(
      title,
      html`<h1>${title}</h1>
        <p class="lead">${message}. <a href="/">All repositories</a></p>`,
    );
    res.status(status).send(page.text);
  };
  router.use(errors);
  return router;
}
