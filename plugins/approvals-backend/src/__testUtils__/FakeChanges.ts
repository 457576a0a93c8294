import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { defaultPlatform, type Platform } from '@waymark/platform-api';
import express, { Router } from 'express';
import { z } from 'zod';

const bodySchema = z.object({
  idempotencyKey: z.string(),
  reason: z.string().default(''),
  edits: z.array(
    z.object({ path: z.string(), content: z.string().default('') }),
  ),
});

/** The changes plugin as this one uses it: it keeps what was committed, once for each key. */
export class FakeChanges {
  /** By key. */
  readonly committed = new Map<string, z.infer<typeof bodySchema>>();
  /** What there is now, by path. */
  readonly tree = new Map<string, string>();
  /** Namespaces that are not there. */
  readonly missing = new Set<string>();
  /** Every request that came, repeated ones too. */
  asked = 0;
  /** What main says of the platform. */
  platform: Platform = defaultPlatform;
  /** Whether it is away. */
  away = false;
  /** Whether it takes no change sets. */
  refuses = false;

  readonly plugin = createBackendPlugin({
    pluginId: 'changes',
    register: env =>
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        init: async ({ http }) => {
          const router = Router();
          router.use(express.json());
          router.use((_req, res, next) => {
            if (!this.away) next();
            else
              res.status(503).json({ error: { name: 'ServiceUnavailable' } });
          });
          router.post('/change-sets', (req, res) => {
            this.asked += 1;
            if (this.refuses) {
              res.status(503).json({ error: { name: 'ServiceUnavailable' } });
              return;
            }
            const body = bodySchema.parse(req.body);
            this.committed.set(body.idempotencyKey, body);
            for (const { content, path } of body.edits) {
              if (content) this.tree.set(path, content);
              else this.tree.delete(path);
            }
            res.json(changeSet(body.idempotencyKey));
          });
          router.get('/change-sets', (req, res) => {
            const key = String(req.query.idempotencyKey);
            const items = this.committed.has(key) ? [changeSet(key)] : [];
            res.json({ items });
          });
          router.get('/platform', (_, res) => {
            if (this.away) {
              res.status(503).json({ error: { name: 'ServiceUnavailable' } });
              return;
            }
            res.json({
              commit: 'a'.repeat(40),
              asOf: new Date(0).toISOString(),
              source: 'git',
              platform: this.platform,
              documents: [],
              findings: [],
            });
          });
          router.post('/change-sets/preview', (req, res) => {
            const [edit] = bodySchema
              .pick({ edits: true })
              .parse(req.body).edits;
            const missing = [...this.missing].some(name =>
              edit.content.includes(`namespace: ${name}\n`),
            );
            res.json({
              base: 'a'.repeat(40),
              valid: !missing,
              findings: missing ? [noNamespace(edit.path)] : [],
              documents: [],
              approvals: [],
            });
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

function noNamespace(document: string) {
  return {
    document,
    path: 'spec.access.environment',
    constraint: 'grant.namespace',
    value: 'a path',
    message: 'It is not there.',
    fix: 'Choose another one.',
    severity: 'error',
  };
}
