import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { requireAdmin, requireUser, userOf } from '../http/authentication';
import {
  pageOf,
  parseBody,
  queryText,
  sendPage,
  slice,
} from '../http/requests';
import { HttpProblem, notFound } from '../problems';
import {
  accountShape,
  organizationShape,
  repositoryShape,
  userShape,
} from './shapes/repository';

/** Of the Gitea release whose API this follows; the build says what it really is. */
export const FORGE_VERSION = '1.22.0+waymark-local';

const newOrganization = z.object({ username: z.string().min(1) });

/** Version, users, organizations and search. */
export function serverRoutes(context: ForgeContext) {
  const router = Router();
  const { repositories, users } = context;

  router.get('/version', (_req, res) => {
    res.json({ version: FORGE_VERSION });
  });

  router.get('/user', (_req, res) => {
    res.json(userShape(context, requireUser(res)));
  });

  router.get('/users/:login', async (req, res) => {
    const { login } = req.params;
    if (!users.get(login) && !(await repositories.hasOwner(login))) {
      throw notFound(`user ${login.slice(0, 100)}`);
    }
    res.json(accountShape(context, login));
  });

  router.post('/orgs', async (req, res) => {
    requireAdmin(res);
    const { username } = parseBody(newOrganization, req);
    if (users.get(username) || (await repositories.hasOwner(username))) {
      throw new HttpProblem(422, `user already exists [name: ${username}]`);
    }
    await repositories.createOwner(username);
    res.status(201).json(organizationShape(username));
  });

  router.get('/orgs/:org', async (req, res) => {
    const { org } = req.params;
    if (!(await repositories.hasOwner(org)))
      throw notFound(`organization ${org.slice(0, 100)}`);
    res.json(organizationShape(org));
  });

  router.get('/repos/search', async (req, res) => {
    const words = queryText(req, 'q')?.toLowerCase() ?? '';
    const page = pageOf(req);
    const visible = (await repositories.list()).filter(
      ({ record }) =>
        (userOf(res) || !record.private) &&
        `${record.owner}/${record.name} ${record.description}`
          .toLowerCase()
          .includes(words),
    );
    const data = await Promise.all(
      slice(visible, page).map(each =>
        repositoryShape(context, each, userOf(res)),
      ),
    );
    res.set('X-Total-Count', String(visible.length)).json({ ok: true, data });
  });

  router.get(['/orgs/:org/repos', '/users/:org/repos'], async (req, res) => {
    const { org } = req.params;
    if (!(await repositories.hasOwner(org)) && !users.get(org)) {
      throw notFound(`organization ${org.slice(0, 100)}`);
    }
    const page = pageOf(req);
    const all = (await repositories.list(org)).filter(
      ({ record }) => userOf(res) || !record.private,
    );
    const shapes = slice(all, page).map(each =>
      repositoryShape(context, each, userOf(res)),
    );
    sendPage(req, res, page, all.length, await Promise.all(shapes));
  });

  return router;
}
