import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { branchHead } from '../git/refs';
import { requireAdmin, userOf } from '../http/authentication';
import { repositoryOf } from '../http/repository';
import { parseBody } from '../http/requests';
import { isRefName } from '../names';
import { HttpProblem, notFound } from '../problems';
import { repositoryShape } from './shapes/repository';

const branchName = z.string().refine(isRefName, 'is not a usable branch name');

const newRepository = z.object({
  name: z.string().min(1),
  description: z.string().max(2048).default(''),
  private: z.boolean().default(false),
  default_branch: branchName.default('main'),
});

const changedRepository = z.object({
  description: z.string().max(2048).optional(),
  private: z.boolean().optional(),
  archived: z.boolean().optional(),
  default_branch: branchName.optional(),
});

/** Create, get, change and delete a repository. */
export function repositoryRoutes(context: ForgeContext) {
  const router = Router();
  const { repositories } = context;

  router.post('/orgs/:org/repos', async (req, res) => {
    const user = requireAdmin(res);
    const body = parseBody(newRepository, req);
    const repository = await repositories.create(req.params.org, body.name, {
      description: body.description,
      private: body.private,
      defaultBranch: body.default_branch,
    });
    res.status(201).json(await repositoryShape(context, repository, user));
  });

  router.get('/repos/:owner/:repo', async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    res.json(await repositoryShape(context, repository, userOf(res)));
  });

  router.patch('/repos/:owner/:repo', async (req, res) => {
    const user = requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    const { default_branch: defaultBranch, ...body } = parseBody(
      changedRepository,
      req,
    );
    if (defaultBranch && !(await branchHead(repository.dir, defaultBranch))) {
      throw notFound(`branch ${defaultBranch}`);
    }
    const change = Object.fromEntries(
      Object.entries({ ...body, defaultBranch }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    if (repository.record.archived && body.archived !== false) {
      throw new HttpProblem(
        422,
        'archived: an archived repository is read-only',
      );
    }
    const changed = await repositories.update(repository, change);
    res.json(await repositoryShape(context, changed, user));
  });

  router.delete('/repos/:owner/:repo', async (req, res) => {
    requireAdmin(res);
    await repositories.remove(await repositoryOf(context, req, res));
    res.status(204).end();
  });

  return router;
}
