import { mockServices } from '@backstage/backend-test-utils';
import express, { type ErrorRequestHandler } from 'express';
import { createServer } from 'node:http';
import request from 'supertest';
import { accessLog } from './accessLog';
import { bodyLimit, readBodyLimit } from './bodyLimit';
import { closeAfterGrace, readShutdownGrace } from './closeAfterGrace';
import { requestId } from './requestId';

const logger = mockServices.logger.mock();

const answerWithStatus: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(error.statusCode).json({ message: error.message });
};

const app = express()
  .use(requestId())
  .use(accessLog(logger))
  .use(bodyLimit(64 * 1024))
  .post('/api/echo', (_req, res) => {
    res.status(204).end();
  })
  .get('/.backstage/health/v1/readiness', (_req, res) => {
    res.end();
  })
  .use(answerWithStatus);

beforeEach(() => jest.clearAllMocks());

describe('requestId', () => {
  it('gives each request an id, or keeps that of a proxy', async () => {
    const own = await request(app).post('/api/echo');
    expect(own.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const kept = await request(app)
      .post('/api/echo')
      .set('x-request-id', 'edge-0123456789');
    expect(kept.headers['x-request-id']).toBe('edge-0123456789');
  });

  it('replaces one that could forge a line of the log', async () => {
    const response = await request(app)
      .post('/api/echo')
      .set('x-request-id', 'id with "quotes" and spaces');
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('accessLog', () => {
  it('writes what was asked and how it went, and no secret', async () => {
    await request(app)
      .post('/api/echo?code=secret-code&state=secret-state')
      .set('authorization', 'Bearer secret-token')
      .send({ password: 'secret-password' });
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/^POST \/api\/echo 204 [\d.]+ ms$/),
      expect.objectContaining({ type: 'request', path: '/api/echo' }),
    );
    expect(JSON.stringify(logger.info.mock.calls)).not.toMatch(/secret/);
  });

  it('is quiet about health checks', async () => {
    await request(app).get('/.backstage/health/v1/readiness');
    expect(logger.info).not.toHaveBeenCalled();
  });
});

describe('closeAfterGrace', () => {
  it('ends a request that would never end, and lets others finish', async () => {
    const stopping: (() => void | Promise<void>)[] = [];
    const lifecycle = mockServices.rootLifecycle.mock({
      addBeforeShutdownHook: hook => {
        stopping.push(hook);
      },
    });
    const streams = express()
      .get('/endless', (_req, res) => {
        res.write('event');
      })
      .get('/slow', (_req, res) => {
        setTimeout(() => res.end('done'), 50);
      });
    const server = createServer(streams);
    closeAfterGrace(server, lifecycle, 300);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${Object(server.address()).port}`;

    const endless = (await fetch(`${url}/endless`)).text();
    const slow = fetch(`${url}/slow`).then(response => response.text());
    const outcome = Promise.allSettled([endless, slow]);
    await new Promise(done => setTimeout(done, 20));
    stopping.forEach(hook => hook());
    await new Promise<void>(done => server.close(() => done()));

    expect((await outcome).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
    ]);
  });

  it('is 10 s unless configured, within bounds', () => {
    const grace = (shutdownGrace?: string) =>
      readShutdownGrace(
        mockServices.rootConfig({
          data: { waymark: { http: { shutdownGrace } } },
        }),
      );
    expect(grace()).toBe(10_000);
    expect(grace('2s')).toBe(2_000);
    expect(() => grace('3m')).toThrow(/from 0 to 120 s/);
  });
});

describe('bodyLimit', () => {
  it('refuses a larger body before anything reads it', async () => {
    const response = await request(app)
      .post('/api/echo')
      .send({ text: 'x'.repeat(64 * 1024) });
    expect(response.status).toBe(413);
    expect(response.body.message).toMatch(/at most 65536 are accepted/);
  });

  it('is 2 MiB unless configured, within bounds', () => {
    const limit = (maxRequestBytes?: number) =>
      readBodyLimit(
        mockServices.rootConfig({
          data: { waymark: { http: { maxRequestBytes } } },
        }),
      );
    expect(limit()).toBe(2 * 1024 * 1024);
    expect(limit(65_536)).toBe(65_536);
    expect(() => limit(1)).toThrow(/from 65536 to 67108864/);
  });
});
