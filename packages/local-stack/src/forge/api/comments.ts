import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { requireUser } from '../http/authentication';
import { pullOf, repositoryOf } from '../http/repository';
import { parseBody } from '../http/requests';
import { HttpProblem } from '../problems';
import { savePull } from '../pulls/store';
import { commentShape } from './shapes/pull';

const newComment = z.object({
  body: z.string().trim().min(1, 'is required').max(65_536),
});
const MAX_COMMENTS = 999;

/** Comments on change requests; Gitea keeps them with its issues. */
export function commentRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo/issues/:index/comments';

  router.get(at, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const pull = await pullOf(repository, req.params.index);
    res.json(
      pull.comments.map(each => commentShape(context, repository, pull, each)),
    );
  });

  router.post(at, async (req, res) => {
    const user = requireUser(res);
    const repository = await repositoryOf(context, req, res);
    const { body } = parseBody(newComment, req);
    const { owner, name } = repository.record;
    const { pull, comment } = await context.repositories.exclusively(
      owner,
      name,
      async () => {
        const before = await pullOf(repository, req.params.index);
        if (before.comments.length >= MAX_COMMENTS) {
          throw new HttpProblem(
            422,
            `body: this change request has ${MAX_COMMENTS} comments already`,
          );
        }
        const now = new Date().toISOString();
        const added = {
          id: before.number * (MAX_COMMENTS + 1) + before.comments.length + 1,
          author: user.login,
          body,
          createdAt: now,
          updatedAt: now,
        };
        const comments = [...before.comments, added];
        return {
          pull: await savePull(repository, {
            ...before,
            comments,
            updatedAt: now,
          }),
          comment: added,
        };
      },
    );
    res.status(201).json(commentShape(context, repository, pull, comment));
  });

  return router;
}
