import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  changeSetQuerySchema,
  changeSetRequestSchema,
  commitQuerySchema,
  documentQuerySchema,
  previewRequestSchema,
} from '@waymark/plugin-changes-common';
import express from 'express';
import { parse } from './parse';
import { createOpenApiRouter } from './schema/openapi';
import type { Changes } from './service/types';

/** A full change set of large documents fits; more is refused before it is read. */
const MAX_BODY = '4mb';

/** Parse, call, respond. */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  changes: Changes;
}) {
  const { changes, httpAuth } = options;
  const router = await createOpenApiRouter({
    middleware: [express.json({ limit: MAX_BODY })],
  });
  const caller = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ) => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.post('/change-sets/preview', async (req, res) => {
    const request = parse(previewRequestSchema, req.body);
    res.json(await changes.preview(request, await caller(req)));
  });
  router.post('/change-sets', async (req, res) => {
    const request = parse(changeSetRequestSchema, req.body);
    res.json(await changes.create(request, await caller(req)));
  });
  router.get('/change-sets', async (req, res) => {
    const query = parse(changeSetQuerySchema, req.query);
    res.json(await changes.list(query, await caller(req)));
  });
  router.get('/change-sets/:id', async (req, res) => {
    res.json(await changes.get(req.params.id, await caller(req)));
  });
  router.get('/commits', async (req, res) => {
    const query = parse(commitQuerySchema, req.query);
    res.json(await changes.commits(query, await caller(req)));
  });
  router.get('/documents', async (req, res) => {
    const query = parse(documentQuerySchema, req.query);
    res.json(await changes.documents(query, await caller(req)));
  });
  router.get('/reconciler', async (req, res) => {
    res.json(await changes.reconcilerStatus(await caller(req)));
  });
  router.post('/reconciler/runs', async (req, res) => {
    res.json(await changes.runReconciler(await caller(req)));
  });
  return router;
}
