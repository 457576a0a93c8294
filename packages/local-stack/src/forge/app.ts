import express, { type Express } from 'express';
import { apiRoutes } from './api';
import type { ForgeContext } from './context';
import { authentication } from './http/authentication';
import { gitHttpRoutes } from './http/git';
import { apiErrors, requestLog } from './http/requests';
import { pageRoutes } from './pages';

/** The forge as an express application: API, git and pages. */
export function forgeApp(context: ForgeContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(context.log));
  app.use((_req, res, next) => {
    res.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/api/healthz', (_req, res) => {
    res.json({
      status: 'pass',
      description: 'Waymark local forge',
      checks: {},
    });
  });
  app.get('/favicon.ico', (_req, res) => {
    res.status(204).end();
  });
  app.use(authentication(context.users));
  app.use('/api/v1', apiRoutes(context));
  app.use(gitHttpRoutes(context));
  app.use(pageRoutes(context));
  app.use(apiErrors(context.log, `${context.url}/`));
  return app;
}
