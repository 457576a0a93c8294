import Router from 'express-promise-router';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { ForgeContext } from '../context';
import { afterPush } from '../events';
import { serveGit } from '../git/backend';
import { HttpProblem } from '../problems';
import { requireUser, userOf } from './authentication';
import { repositoryOf, requireWritable } from './repository';
import { logUnexpected, problemOf, queryText } from './requests';

async function serve(
  context: ForgeContext,
  service: string,
  req: Request,
  res: Response,
) {
  const wanted = service === 'info/refs' ? queryText(req, 'service') : service;
  if (wanted !== 'git-upload-pack' && wanted !== 'git-receive-pack') {
    throw new HttpProblem(403, 'only the smart HTTP protocol is served');
  }
  const user = wanted === 'git-receive-pack' ? requireUser(res) : userOf(res);
  const repository = await repositoryOf(context, req, res);
  if (wanted === 'git-receive-pack') requireWritable(repository);
  const { owner, name } = repository.record;
  await serveGit(req, res, {
    root: context.repositories.root,
    owner,
    name,
    service,
    user: user?.login,
    onReceived: async changes => {
      if (user) await afterPush(context, repository, changes, user);
    },
  });
}

/** Clone, fetch and push: `<owner>/<repo>.git`, also without the ending as Gitea allows. */
export function gitHttpRoutes(context: ForgeContext) {
  const router = Router();
  for (const at of ['/:owner/:repo.git', '/:owner/:repo']) {
    router.get(`${at}/info/refs`, (req, res) =>
      serve(context, 'info/refs', req, res),
    );
    for (const service of ['git-upload-pack', 'git-receive-pack']) {
      router.post(`${at}/${service}`, (req, res) =>
        serve(context, service, req, res),
      );
    }
  }
  const errors: ErrorRequestHandler = (error, req, res, next) => {
    if (
      !/\/(info\/refs|git-(upload|receive)-pack)$/.test(req.path) ||
      res.headersSent
    ) {
      next(error);
      return;
    }
    logUnexpected(error, res, context.log);
    const { status, message } = problemOf(error);
    // git prints plain text to its user.
    res.status(status).type('text/plain').send(`${message}\n`);
  };
  router.use(errors);
  return router;
}
