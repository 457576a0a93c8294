import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import express, { Router } from 'express';
import { z } from 'zod';

const bodySchema = z.object({
  idempotencyKey: z.string(),
  edits: z.array(z.object({ path: z.string(), content: z.string() })),
});

/** The changes plugin as this one uses it: it keeps what was committed, once for each key. */
export class FakeChanges {
  /** By key. */
  readonly committed = new Map<string, z.infer<typeof bodySchema>>();
  /** Every request that came, repeated ones too. */
  asked = 0;
  /** Whether it is away. */
  away = false;

  readonly plugin = createBackendPlugin({
    pluginId: 'changes',
    register: env =>
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        init: async ({ http }) => {
          const router = Router();
          router.use(express.json());
          router.post('/change-sets', (req, res) => {
            this.asked += 1;
            if (this.away) {
              res.status(503).json({ error: { name: 'ServiceUnavailable' } });
              return;
            }
            const body = bodySchema.parse(req.body);
            this.committed.set(body.idempotencyKey, body);
            res.json(changeSet(body.idempotencyKey));
          });
          http.use(router);
        },
      }),
  });
}

function changeSet(idempotencyKey: string) {
  const at = new Date(0).toISOString();
  return {
    id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
    idempotencyKey,
    state: 'committed',
    mode: 'commit',
    reason: 'Record approval',
    author: 'service:plugin:approvals',
    teams: [],
    documents: [],
    base: 'a'.repeat(40),
    commit: 'b'.repeat(40),
    findings: [],
    createdAt: at,
    updatedAt: at,
  };
}
