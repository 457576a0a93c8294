import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  changeSetDraftSchema,
  asOfQuerySchema,
  changeSetQuerySchema,
  changeSetRequestSchema,
  commitQuerySchema,
  comparisonQuerySchema,
  dependentQuerySchema,
  documentQuerySchema,
  findingQuerySchema,
  DOOR_HEADER,
  doorSchema,
  driftQuerySchema,
  historyCommitQuerySchema,
  historyQuerySchema,
  previewRequestSchema,
  proposalSchema,
  reconcilerRunQuerySchema,
  restoreRequestSchema,
  rollOutDecisionRequestSchema,
  rollOutQuerySchema,
  upgradeReleaseSchema,
  withdrawalSchema,
  verifyRequestSchema,
  type Door,
} from '@waymark/plugin-changes-common';
import { refuseUnkeepablePath } from '@waymark/openapi';
import express from 'express';
import { byContract, parse } from './parse';
import { sendLines } from './sendLines';
import { createOpenApiRouter } from './schema/openapi';
import type { ConfigurationHistory } from './history/types';
import type { Caller, Changes, Delivering, Reviewing } from './service/types';

/** A full change set of large documents fits; more is refused before it is read. */
const MAX_BODY = '4mb';

/** Parse, call, respond. */
export async function createRouter(options: {
  httpAuth: HttpAuthService;
  changes: Changes;
  reviewing: Reviewing;
  delivering: Delivering;
  history: ConfigurationHistory;
}) {
  const { changes, reviewing, delivering, history, httpAuth } = options;
  const router = await createOpenApiRouter({
    middleware: [refuseUnkeepablePath, express.json({ limit: MAX_BODY })],
  });
  router.use(byContract);
  const caller = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ): Promise<Caller> => ({
    door: doorOf(request.header(DOOR_HEADER)),
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
  router.post('/change-sets/blast-radius', async (req, res) => {
    const request = parse(previewRequestSchema, req.body);
    await sendLines(res, reviewing.blastRadius(request, await caller(req)));
  });
  router.get('/change-sets/:id/blast-radius', async (req, res) => {
    const { id } = req.params;
    await sendLines(res, reviewing.blastRadius({ id }, await caller(req)));
  });
  router.get('/change-sets/:id/review', async (req, res) => {
    const { id } = req.params;
    res.json(await reviewing.review({ id }, await caller(req)));
  });
  router.put('/change-sets/:id', async (req, res) => {
    const draft = parse(changeSetDraftSchema, req.body);
    const { id } = req.params;
    res.json(await reviewing.saveDraft(id, draft, await caller(req)));
  });
  router.delete('/change-sets/:id', async (req, res) => {
    await reviewing.discardDraft(req.params.id, await caller(req));
    res.status(204).end();
  });
  router.post('/change-sets/:id/propose', async (req, res) => {
    const request = parse(proposalSchema, req.body);
    const { id } = req.params;
    res.json(await reviewing.propose(id, request, await caller(req)));
  });
  router.post('/change-sets/:id/withdraw', async (req, res) => {
    const request = parse(withdrawalSchema, req.body);
    const { id } = req.params;
    res.json(await reviewing.withdraw(id, request, await caller(req)));
  });
  router.get('/commits', async (req, res) => {
    const query = parse(commitQuerySchema, req.query);
    res.json(await changes.commits(query, await caller(req)));
  });
  router.get('/dependents', async (req, res) => {
    const query = parse(dependentQuerySchema, req.query);
    res.json(await changes.dependents(query, await caller(req)));
  });
  router.get('/documents', async (req, res) => {
    const query = parse(documentQuerySchema, req.query);
    res.json(await changes.documents(query, await caller(req)));
  });
  router.get('/findings', async (req, res) => {
    const query = parse(findingQuerySchema, req.query);
    res.json(await changes.findings(query, await caller(req)));
  });
  router.get('/platform', async (req, res) => {
    res.json(await changes.platform(await caller(req)));
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
  router.get('/reconciler/roll-outs', async (req, res) => {
    const query = parse(rollOutQuerySchema, req.query);
    res.json(await delivering.rollOuts(query, await caller(req)));
  });
  for (const verb of ['stop', 'resume'] as const) {
    router.post(`/reconciler/roll-outs/:id/${verb}`, async (req, res) => {
      const { id } = req.params;
      const request = parse(rollOutDecisionRequestSchema, req.body);
      const decided = delivering.decideRollOut(
        id,
        verb,
        request,
        await caller(req),
      );
      res.json(await decided);
    });
  }
  router.post('/reconciler/replays', async (req, res) => {
    res.json(await delivering.replay(await caller(req)));
  });
  router.get('/history', async (req, res) => {
    const query = parse(historyQuerySchema, req.query);
    res.json(await history.search(query, await caller(req)));
  });
  router.get('/history/commits', async (req, res) => {
    const query = parse(historyCommitQuerySchema, req.query);
    res.json(await history.commits(query, await caller(req)));
  });
  router.get('/history/as-of', async (req, res) => {
    const query = parse(asOfQuerySchema, req.query);
    res.json(await history.asOf(query, await caller(req)));
  });
  router.get('/history/compare', async (req, res) => {
    const query = parse(comparisonQuerySchema, req.query);
    res.json(await history.compare(query, await caller(req)));
  });
  router.post('/history/restore', async (req, res) => {
    const request = parse(restoreRequestSchema, req.body);
    res.json(await history.restore(request, await caller(req)));
  });
  router.post('/history/verify', async (req, res) => {
    const request = parse(verifyRequestSchema, req.body);
    res.json(await history.verify(request, await caller(req)));
  });
  router.get('/history/verification', async (req, res) => {
    res.json(await history.verification({}, await caller(req)));
  });
  return router;
}

const namedDoorSchema = doorSchema.extract(['cli', 'golden-path', 'clean-up']);

/** Only what a client may say of itself; the other doors are known by the way that a change came. */
function doorOf(header: string | undefined): Door {
  const door = namedDoorSchema.safeParse(header);
  return door.success ? door.data : 'portal';
}
