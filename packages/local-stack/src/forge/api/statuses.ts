import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { requireUser, userOf } from '../http/authentication';
import { commitOf, repositoryOf } from '../http/repository';
import { pageOf, parseBody, sendPage, slice } from '../http/requests';
import { statusState, type StatusRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';
import { addStatus, combine, listStatuses } from '../store/statuses';
import { accountShape, repositoryShape } from './shapes/repository';

const newStatus = z.object({
  state: statusState,
  context: z.string().max(255).default('default'),
  description: z.string().max(1024).default(''),
  target_url: z
    .string()
    .max(2048)
    .refine(
      url => url === '' || /^https?:\/\//.test(url),
      'must be an http or https address',
    )
    .default(''),
});

/** Gitea's `CommitStatus`. */
function statusShape(
  context: ForgeContext,
  { record }: StoredRepository,
  sha: string,
  status: StatusRecord,
) {
  return {
    id: status.id,
    status: status.state,
    target_url: status.targetUrl,
    description: status.description,
    url: `${context.url}/api/v1/repos/${record.owner}/${record.name}/statuses/${sha}`,
    context: status.context,
    creator: accountShape(context, status.creator),
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

/** Statuses of commits. */
export function statusRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo';

  router.post(`${at}/statuses/:sha`, async (req, res) => {
    const user = requireUser(res);
    const repository = await repositoryOf(context, req, res);
    const sha = await commitOf(repository, req.params.sha);
    const body = parseBody(newStatus, req);
    const { owner, name } = repository.record;
    const status = await context.repositories.exclusively(owner, name, () =>
      addStatus(repository, sha, {
        context: body.context,
        state: body.state,
        description: body.description,
        targetUrl: body.target_url,
        creator: user.login,
      }),
    );
    res.status(201).json(statusShape(context, repository, sha, status));
  });

  router.get(
    [`${at}/statuses/:sha`, `${at}/commits/:sha/statuses`],
    async (req, res) => {
      const repository = await repositoryOf(context, req, res);
      const sha = await commitOf(repository, req.params.sha);
      const page = pageOf(req);
      const statuses = await listStatuses(repository, sha);
      const shapes = slice(statuses, page).map(each =>
        statusShape(context, repository, sha, each),
      );
      sendPage(req, res, page, statuses.length, shapes);
    },
  );

  router.get(`${at}/commits/:sha/status`, async (req, res) => {
    const repository = await repositoryOf(context, req, res);
    const sha = await commitOf(repository, req.params.sha);
    const { state, latest } = combine(await listStatuses(repository, sha));
    const api = `${context.url}/api/v1/repos/${repository.record.owner}/${repository.record.name}`;
    res.json({
      state: latest.length > 0 ? state : '',
      sha,
      total_count: latest.length,
      statuses: latest.map(each => statusShape(context, repository, sha, each)),
      repository: await repositoryShape(context, repository, userOf(res)),
      commit_url: `${api}/git/commits/${sha}`,
      url: `${api}/commits/${sha}/status`,
    });
  });

  return router;
}
