import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  approvalRequestInputSchema,
  approvalRequestQuerySchema,
  breakGlassInputSchema,
  decisionInputSchema,
  delegationInputSchema,
  grantQuerySchema,
  messageInputSchema,
} from '@waymark/plugin-approvals-common';
import { refuseUnkeepablePath } from '@waymark/openapi';
import express from 'express';
import { byContract, parse } from './parse';
import { createOpenApiRouter } from './schema/openapi';
import type { Approvals, Delegations } from './service/types';

/** A request with all its evidence fits; more is refused before it is read. */
const MAX_BODY = '256kb';

/** Parse, call, respond. */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  approvals: Approvals;
  delegations: Delegations;
}) {
  const { approvals, delegations, httpAuth } = options;
  const router = await createOpenApiRouter({
    middleware: [refuseUnkeepablePath, express.json({ limit: MAX_BODY })],
  });
  router.use(byContract);
  const caller = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ) => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.get('/kinds', async (req, res) => {
    res.json(await approvals.kinds(await caller(req)));
  });
  router.get('/requests', async (req, res) => {
    const query = parse(approvalRequestQuerySchema, req.query);
    res.json(await approvals.list(query, await caller(req)));
  });
  router.post('/requests', async (req, res) => {
    const request = parse(approvalRequestInputSchema, req.body);
    res.json(await approvals.create(request, await caller(req)));
  });
  router.get('/requests/:id', async (req, res) => {
    res.json(await approvals.get(req.params.id, await caller(req)));
  });
  router.post('/requests/:id/decisions', async (req, res) => {
    const input = parse(decisionInputSchema, req.body);
    res.json(await approvals.decide(req.params.id, input, await caller(req)));
  });
  router.post('/requests/:id/comments', async (req, res) => {
    const input = parse(messageInputSchema, req.body);
    res.json(await approvals.comment(req.params.id, input, await caller(req)));
  });
  router.post('/requests/:id/ask-back', async (req, res) => {
    const input = parse(messageInputSchema, req.body);
    res.json(await approvals.askBack(req.params.id, input, await caller(req)));
  });
  router.post('/requests/:id/answer', async (req, res) => {
    const input = parse(messageInputSchema, req.body);
    res.json(await approvals.answer(req.params.id, input, await caller(req)));
  });
  router.post('/requests/:id/withdraw', async (req, res) => {
    const input = parse(messageInputSchema, req.body);
    res.json(await approvals.withdraw(req.params.id, input, await caller(req)));
  });
  router.post('/break-glass', async (req, res) => {
    const input = parse(breakGlassInputSchema, req.body);
    res.json(await approvals.breakGlass(input, await caller(req)));
  });
  router.post('/break-glass/:id/end', async (req, res) => {
    const input = parse(messageInputSchema, req.body);
    res.json(
      await approvals.endAccess(req.params.id, input, await caller(req)),
    );
  });
  router.get('/delegations', async (req, res) => {
    res.json(await delegations.list(await caller(req)));
  });
  router.post('/delegations', async (req, res) => {
    const input = parse(delegationInputSchema, req.body);
    res.json(await delegations.create(input, await caller(req)));
  });
  router.post('/delegations/:id/end', async (req, res) => {
    res.json(await delegations.end(req.params.id, await caller(req)));
  });
  router.get('/grants/:id/confirm', async (req, res) => {
    const { hash } = parse(grantQuerySchema, req.query);
    res.json(await approvals.confirm(req.params.id, hash, await caller(req)));
  });
  return router;
}
