import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { denialFrom, explainDenial } from '@waymark/plugin-access-common';
import express from 'express';
import request from 'supertest';
import { notingDenials } from '../access/permissions';
import { explainDenials } from './explainDenials';

const credentials = mockServices.auth().getOwnServiceCredentials();

/** Denies what ends in `create`, gives what ends in `delete` on a condition, and allows the rest. */
const inner = mockServices.permissions.mock({
  authorize: async requests =>
    requests.map(({ permission: { name } }) => ({
      result: /create$/.test(name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    })),
  authorizeConditional: async requests =>
    requests.map(({ permission }) => ({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: { rule: permission.name, resourceType: 'catalog-entity' },
    })),
});
const permissions = notingDenials(inner);

/** Asks as a core plugin does, after the body was read, and refuses with the words it is told. */
const app = express()
  .use(explainDenials())
  .use(express.json())
  .post('/ask', async (req, res, next) => {
    const { names, words, status } = req.body;
    try {
      const asked = names.map((name: string) => ({
        permission: createPermission({ name, attributes: {} }),
      }));
      await permissions.authorize(asked, { credentials: await credentials });
      if (status) res.status(status).json({ error: { message: '' } });
      else throw new NotAllowedError(words);
    } catch (error) {
      next(error);
    }
  })
  .post('/delete', async (_req, _res, next) => {
    const permission = createPermission({
      name: 'catalog.entity.delete',
      attributes: { action: 'delete' },
      resourceType: 'catalog-entity',
    });
    await permissions.authorizeConditional([{ permission }], {
      credentials: await credentials,
    });
    next(new NotAllowedError());
  })
  .use(
    MiddlewareFactory.create({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig(),
    }).error(),
  );

const ask = (body: object) => request(app).post('/ask').send(body);
const denied = 'scaffolder.task.create';

it('says of a bare refusal which permission is missing, who has it and who can grant it', async () => {
  const { status, body } = await ask({
    names: ['catalog.entity.read', denied, 'scaffolder.task.read'],
  });
  expect(status).toBe(403);
  expect(denialFrom(body)).toEqual(explainDenial(denied));
  expect(body.error).toMatchObject({ name: 'NotAllowedError' });
  expect(body.error.message).toBe(
    'You may not start a golden path. People who ship services start golden paths. An admin adds you to a group with the role developer, platform engineer, or admin.',
  );
});

it('counts what is allowed on a condition that does not hold', async () => {
  const { body } = await request(app).post('/delete');
  expect(denialFrom(body)).toEqual(explainDenial('catalog.entity.delete'));
});

it('keeps the words of a refusal that has some', async () => {
  const { body } = await ask({ names: [denied], words: 'Not this action.' });
  expect(body.error.message).toBe('Not this action.');
  expect(denialFrom(body)?.permission).toBe(denied);
});

it('leaves alone what is no refusal, and a refusal that no permission explains', async () => {
  const conflict = await ask({ names: [denied], status: 409 });
  expect(conflict.body).toEqual({ error: { message: '' } });
  const other = await ask({ names: ['catalog.entity.read'] });
  expect(denialFrom(other.body)).toBeUndefined();
});

it('does not mix up requests that are handled at the same time', async () => {
  const names = [denied, 'catalog.location.create', 'tenants.run.create'];
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) => ask({ names: [names[i % 3]] })),
  );
  expect(answers.map(({ body }) => body.error.permission)).toEqual(
    Array.from({ length: 30 }, (_, i) => names[i % 3]),
  );
});
