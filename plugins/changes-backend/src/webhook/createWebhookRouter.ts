import { AuthenticationError } from '@backstage/errors';
import { verifyWebhook } from '@waymark/gitops';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';

/**
 * `POST /webhook`: the forge tells of a push. Nothing is believed but the signature over the bytes as they came; what
 * happened is read from the repository.
 */
export function createWebhookRouter(options: {
  secret: string;
  onPush: () => void;
}): Router {
  const router = PromiseRouter();
  router.post(
    '/webhook',
    express.raw({ type: () => true, limit: '1mb' }),
    async (req, res) => {
      const body: unknown = req.body;
      const signature = req.header('x-gitea-signature');
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      if (!verifyWebhook(bytes, signature, options.secret)) {
        throw new AuthenticationError('The signature does not fit the body.');
      }
      options.onPush();
      res.status(202).end();
    },
  );
  return router;
}
