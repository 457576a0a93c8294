import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { requireAdmin } from '../http/authentication';
import { repositoryOf } from '../http/repository';
import { pageOf, parseBody, sendPage, slice } from '../http/requests';
import { notFound } from '../problems';
import { listHooks, writeHooks } from '../store/hooks';
import type { HookRecord } from '../store/records';

const newHook = z.object({
  type: z.enum(['gitea', 'gogs']),
  config: z.object({
    url: z.url({ protocol: /^https?$/ }),
    content_type: z.enum(['json']),
    secret: z.string().max(256).default(''),
  }),
  events: z.array(z.string().max(64)).max(50).default(['push']),
  active: z.boolean().default(false),
});

/** Gitea's `Hook`; the secret stays inside. */
function hookShape(hook: HookRecord) {
  return {
    id: hook.id,
    type: 'gitea',
    branch_filter: '*',
    config: { content_type: hook.contentType, url: hook.url },
    events: hook.events,
    authorization_header: '',
    active: hook.active,
    created_at: hook.createdAt,
    updated_at: hook.updatedAt,
  };
}

/** Webhooks of a repository. */
export function hookRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo/hooks';
  const { repositories } = context;

  router.get(at, async (req, res) => {
    requireAdmin(res);
    const hooks = await listHooks(await repositoryOf(context, req, res));
    const page = pageOf(req);
    sendPage(req, res, page, hooks.length, slice(hooks, page).map(hookShape));
  });

  router.post(at, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    const body = parseBody(newHook, req);
    const { owner, name } = repository.record;
    const hook = await repositories.exclusively(owner, name, async () => {
      const known = await listHooks(repository);
      const now = new Date().toISOString();
      const added: HookRecord = {
        id: Math.max(0, ...known.map(({ id }) => id)) + 1,
        url: body.config.url,
        secret: body.config.secret,
        contentType: body.config.content_type,
        events: body.events,
        active: body.active,
        createdAt: now,
        updatedAt: now,
      };
      await writeHooks(repository, [...known, added]);
      return added;
    });
    res.status(201).json(hookShape(hook));
  });

  router.delete(`${at}/:id`, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    const { owner, name } = repository.record;
    await repositories.exclusively(owner, name, async () => {
      const known = await listHooks(repository);
      const rest = known.filter(({ id }) => String(id) !== req.params.id);
      if (rest.length === known.length)
        throw notFound(`hook ${req.params.id.slice(0, 20)}`);
      await writeHooks(repository, rest);
    });
    res.status(204).end();
  });

  return router;
}
