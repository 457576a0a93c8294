import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  changeSetQuerySchema,
  changeSetRequestSchema,
  commitQuerySchema,
  documentQuerySchema,
  driftQuerySchema,
  previewRequestSchema,
  reconcilerRunQuerySchema,
  upgradeReleaseSchema,
} from '@waymark/plugin-changes-common';
import express from 'express';
import { parse } from './parse';
import { createOpenApiRouter } from './schema/openapi';
import type { Changes, Delivering } from './service/types';

/** A full change set of large documents fits; more is refused before it is read. */
const MAX_BODY = '4mb';

/** Parse, call, respond. */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  changes: Changes;
  delivering: Delivering;
}) {
  const { changes, delivering, httpAuth } = options;
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
    res.json(await delivering.status(await caller(req)));
  });
  router.get('/reconciler/runs', async (req, res) => {
    const query = parse(reconcilerRunQuerySchema, req.query);
    res.json(await delivering.runs(query, await caller(req)));
  });
  router.post('/reconciler/runs', async (req, res) => {
    res.json(await delivering.run(await caller(req)));
  });
  router.get('/reconciler/delivery', async (req, res) => {
    res.json(await delivering.delivery(await caller(req)));
  });
  router.get('/reconciler/drift', async (req, res) => {
    const query = parse(driftQuerySchema, req.query);
    res.json(await delivering.drift(query, await caller(req)));
  });
  router.get('/reconciler/upgrade', async (req, res) => {
    res.json(await delivering.upgrade(await caller(req)));
  });
  router.post('/reconciler/upgrades/:id/release', async (req, res) => {
    const { id } = req.params;
    const request = parse(upgradeReleaseSchema, req.body);
    res.json(await delivering.releaseUpgrade(id, request, await caller(req)));
  });
  router.post('/reconciler/replays', async (req, res) => {
    res.json(await delivering.replay(await caller(req)));
  });
  return router;
}
