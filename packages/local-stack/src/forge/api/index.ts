import express from 'express';
import type { ForgeContext } from '../context';
import { apiErrors } from '../http/requests';
import { notFound } from '../problems';
import { branchRoutes } from './branches';
import { commentRoutes } from './comments';
import { contentRoutes } from './contents';
import { gitRoutes } from './git';
import { hookRoutes } from './hooks';
import { protectionRoutes } from './protections';
import { pullRoutes } from './pulls';
import { repositoryRoutes } from './repositories';
import { reviewRoutes } from './reviews';
import { serverRoutes } from './server';
import { statusRoutes } from './statuses';

// A file of 10 MB in base64, and room for the rest of the body.
const BODY_LIMIT = '15mb';

/** The subset of Gitea's API v1 that Backstage and Waymark use. */
export function apiRoutes(context: ForgeContext) {
  const router = express.Router();
  router.use(express.json({ limit: BODY_LIMIT }));
  const parts = [
    serverRoutes,
    repositoryRoutes,
    contentRoutes,
    gitRoutes,
    branchRoutes,
    protectionRoutes,
    pullRoutes,
    commentRoutes,
    reviewRoutes,
    statusRoutes,
    hookRoutes,
  ];
  for (const routes of parts) router.use(routes(context));
  router.use(req => {
    throw notFound(`${req.method} ${req.path.slice(0, 200)}`);
  });
  router.use(apiErrors(context.log, `${context.url}/`));
  return router;
}
