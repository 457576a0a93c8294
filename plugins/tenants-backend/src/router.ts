import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { refuseUnkeepablePath } from '@waymark/openapi';
import {
  cleanUpRequestSchema,
  draftWriteSchema,
  finishRequestSchema,
  ledgerRecordSchema,
  previewRequestSchema,
  provisionRequestSchema,
  runQuerySchema,
  runRequestSchema,
  stepRecordSchema,
  teamQuerySchema,
} from '@waymark/plugin-tenants-common';
import express from 'express';
import { byContract, parse } from './parse';
import { createOpenApiRouter } from './schema/openapi';
import type {
  Caller,
  Drafts,
  Namespaces,
  Provisioning,
  Viewing,
} from './service/types';

/** Parse, call, respond. */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  drafts: Drafts;
  namespaces: Namespaces;
  provisioning: Provisioning;
  viewing: Viewing;
}) {
  const { drafts, httpAuth, namespaces, provisioning, viewing } = options;
  const router = await createOpenApiRouter({
    middleware: [refuseUnkeepablePath, express.json()],
  });
  router.use(byContract);

  const caller = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ): Promise<Caller> => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.post('/preview', async (req, res) => {
    const request = parse(previewRequestSchema, req.body);
    res.json(await viewing.preview(request, await caller(req)));
  });

  router.get('/runs', async (req, res) => {
    const query = parse(runQuerySchema, req.query);
    res.json(await provisioning.listRuns(query, await caller(req)));
  });
  router.post('/runs', async (req, res) => {
    const request = parse(runRequestSchema, req.body);
    res.json(await provisioning.openRun(request, await caller(req)));
  });
  router.get('/runs/:run', async (req, res) => {
    res.json(await provisioning.getRun(req.params.run, await caller(req)));
  });
  router.post('/runs/:run/ledger', async (req, res) => {
    const record = parse(ledgerRecordSchema, req.body);
    const { run } = req.params;
    res.json(await provisioning.recordLedger(run, record, await caller(req)));
  });
  router.post('/runs/:run/steps', async (req, res) => {
    const record = parse(stepRecordSchema, req.body);
    const { run } = req.params;
    res.json(await provisioning.recordStep(run, record, await caller(req)));
  });
  router.post('/runs/:run/provision', async (req, res) => {
    const request = parse(provisionRequestSchema, req.body);
    const { run } = req.params;
    res.json(await provisioning.provisionRun(run, request, await caller(req)));
  });
  router.post('/runs/:run/finish', async (req, res) => {
    const request = parse(finishRequestSchema, req.body);
    const { run } = req.params;
    res.json(await provisioning.finishRun(run, request, await caller(req)));
  });
  router.post('/runs/:run/clean-up', async (req, res) => {
    const request = parse(cleanUpRequestSchema, req.body);
    const { run } = req.params;
    res.json(await provisioning.cleanUpRun(run, request, await caller(req)));
  });

  router.get('/services', async (req, res) => {
    const query = parse(teamQuerySchema, req.query);
    res.json(await viewing.listServices(query, await caller(req)));
  });
  router.get('/services/:name', async (req, res) => {
    res.json(await viewing.getService(req.params.name, await caller(req)));
  });
  router.get('/namespaces', async (req, res) => {
    const query = parse(teamQuerySchema, req.query);
    res.json(await viewing.listNamespaces(query, await caller(req)));
  });

  router.get('/namespace-lifetimes', async (req, res) => {
    const query = parse(teamQuerySchema, req.query);
    res.json(await namespaces.lifetimes(query, await caller(req)));
  });
  router.post('/namespaces/:name/clean-up', async (req, res) => {
    const request = parse(cleanUpRequestSchema, req.body);
    const { name } = req.params;
    res.json(await namespaces.cleanUp(name, request, await caller(req)));
  });

  router.get('/drafts/:key', async (req, res) => {
    const draft = await drafts.getDraft(req.params.key, await caller(req));
    if (draft) res.json(draft);
    else res.status(204).end();
  });
  router.put('/drafts/:key', async (req, res) => {
    const draft = parse(draftWriteSchema, req.body);
    res.json(await drafts.putDraft(req.params.key, draft, await caller(req)));
  });
  router.delete('/drafts/:key', async (req, res) => {
    await drafts.deleteDraft(req.params.key, await caller(req));
    res.status(204).end();
  });

  return router;
}
