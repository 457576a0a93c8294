import { randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  APPROVALS_TOPIC,
  approvalRequestInputSchema,
  type ApprovalRequest,
  type Outcome,
} from '@waymark/plugin-approvals-common';
import express from 'express';

type Told = ApprovalRequest & { you: object; activity: unknown[] };

/** The approvals plugin's contract without its rules: what is asked for, and a decision as the test wants it. */
export class FakeApprovals {
  readonly requests: Told[] = [];
  /** Whose approvals given elsewhere it accepts. */
  accepts: readonly string[] = ['user:default/dara-novak'];
  /** Whether it answers at all. */
  isUp = true;
  readonly #bus = mockServices.events();

  /** The plugin, and one bus for it and those who listen. */
  get features() {
    return [
      createBackendPlugin({
        pluginId: 'approvals',
        register: env => {
          env.registerInit({
            deps: { router: coreServices.httpRouter },
            init: async ({ router }) => router.use(this.#routes()),
          });
        },
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => this.#bus,
      }),
    ];
  }

  of(changeSet: string): Told[] {
    return this.requests.filter(({ subject }) => subject.ref === changeSet);
  }

  /** Ends a request, by these people, and says so as the real one does. */
  async decide(
    request: Told,
    outcome: Outcome,
    { by = ['user:default/dara-novak'], hash = request.subject.hash } = {},
  ): Promise<void> {
    const now = new Date().toISOString();
    const verdict = outcome === 'approved' ? 'approve' : 'reject';
    const decisions = by.map(person => ({
      requirement: 'production',
      by: person,
      verdict,
      at: now,
      ...(verdict === 'reject' && { reason: 'Not before the freeze' }),
    }));
    const part = { id: 'production', title: 'Production review', quorum: 1 };
    Object.assign(request, {
      state: outcome,
      requirements: [{ ...part, reason: '', groups: [], met: true, decisions }],
      decision: {
        id: randomUUID(),
        request: request.id,
        outcome,
        subjectHash: hash,
        decidedAt: now,
        decisions,
      },
    });
    await this.#bus.publish({
      topic: APPROVALS_TOPIC,
      eventPayload: { request: request.id },
    });
  }

  #routes() {
    const routes = express.Router();
    routes.use(express.json());
    routes.use((_, res, next) =>
      this.isUp ? next() : res.status(503).json({}),
    );
    routes.get('/requests', (req, res) => {
      const items = this.requests.filter(
        ({ subject }) => `${subject.type}:${subject.ref}` === req.query.subject,
      );
      res.json({ items, counts: { waiting: 0, mine: 0, all: items.length } });
    });
    routes.post('/requests', async (req, res) => {
      const input = approvalRequestInputSchema.parse(req.body);
      const same = this.requests.find(
        ({ idempotencyKey }) => idempotencyKey === input.idempotencyKey,
      );
      if (same) {
        res.json(same);
        return;
      }
      const now = new Date().toISOString();
      const { hash = '', ...subject } = input.subject;
      const made: Told = {
        ...input,
        id: randomUUID(),
        kindTitle: input.kind,
        state: 'open',
        subject: { ...subject, hash },
        requester: input.requester ?? '',
        authors: input.authors ?? [],
        requirements: [],
        dueAt: now,
        expiresAt: now,
        createdAt: now,
        updatedAt: now,
        you: {
          decide: [],
          askBack: false,
          answer: false,
          comment: true,
          withdraw: true,
          endAccess: false,
        },
        activity: [],
      };
      this.requests.push(made);
      const accepted = (input.approvals ?? []).filter(({ by }) =>
        this.accepts.includes(by),
      );
      if (accepted.length > 0) {
        const by = accepted.map(one => one.by);
        await this.decide(made, 'approved', { by });
      }
      res.json(made);
    });
    routes.post('/requests/:id/withdraw', (req, res) => {
      const found = this.requests.find(({ id }) => id === req.params.id);
      if (found) found.state = 'withdrawn';
      res.json(found);
    });
    return routes;
  }
}
