import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { requireUser } from '../http/authentication';
import { pullOf, repositoryOf, writableRepositoryOf } from '../http/repository';
import { pageOf, parseBody, sendPage, slice } from '../http/requests';
import { isSha } from '../names';
import { HttpProblem, notFound } from '../problems';
import { listPulls, savePull } from '../pulls/store';
import { viewPull } from '../pulls/view';
import { pullShape, reviewShape } from './shapes/pull';
import { repositoryShape } from './shapes/repository';

const newReview = z.object({
  event: z.enum(['APPROVED', 'REQUEST_CHANGES', 'COMMENT'], {
    error: "must be 'APPROVED', 'REQUEST_CHANGES' or 'COMMENT'",
  }),
  body: z.string().max(65_536).default(''),
  commit_id: z.string().refine(isSha, 'is not a commit id').optional(),
});
const MAX_REVIEWS = 999;

/** Reviews of change requests, and which change request a commit merged. */
export function reviewRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo/pulls/:index/reviews';

  router.get(at, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const pull = await pullOf(repository, req.params.index);
    const page = pageOf(req);
    const shapes = slice(pull.reviews, page).map(each =>
      reviewShape(context, repository, pull, each),
    );
    sendPage(req, res, page, pull.reviews.length, shapes);
  });

  router.post(at, async (req, res) => {
    const user = requireUser(res);
    const repository = await writableRepositoryOf(context, req, res);
    const { body, commit_id: sha, event } = parseBody(newReview, req);
    const { owner, name } = repository.record;
    const { pull, review } = await context.repositories.exclusively(
      owner,
      name,
      async () => {
        const before = await pullOf(repository, req.params.index);
        if (before.author === user.login && event !== 'COMMENT') {
          const verb = event === 'APPROVED' ? 'approve' : 'reject';
          throw new HttpProblem(422, `${verb} your own pull is not allowed`);
        }
        if (before.state === 'closed') {
          throw new HttpProblem(422, 'the pull request is closed');
        }
        if (event !== 'APPROVED' && body.trim() === '') {
          throw new HttpProblem(422, 'body: is required');
        }
        if (before.reviews.length >= MAX_REVIEWS) {
          throw new HttpProblem(422, `there are ${MAX_REVIEWS} reviews`);
        }
        const { headSha } = await viewPull(repository, before);
        const now = new Date().toISOString();
        const added = {
          id: before.number * (MAX_REVIEWS + 1) + before.reviews.length + 1,
          author: user.login,
          event,
          body,
          sha: sha ?? headSha,
          createdAt: now,
        };
        const reviews = [...before.reviews, added];
        const saved = { ...before, reviews, updatedAt: now };
        return { pull: await savePull(repository, saved), review: added };
      },
    );
    res.json(reviewShape(context, repository, pull, review));
  });

  router.get('/repos/:owner/:repo/commits/:sha/pull', async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const { sha } = req.params;
    const pulls = await listPulls(repository, 'closed');
    const pull = pulls.find(({ merged }) => merged?.sha === sha);
    if (!pull) throw notFound(`pull request of ${sha.slice(0, 40)}`);
    const shape = await repositoryShape(context, repository, undefined);
    res.json(pullShape(context, shape, await viewPull(repository, pull)));
  });

  return router;
}
