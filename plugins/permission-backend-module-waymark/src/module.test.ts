import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  createTenantPermission,
  denialFrom,
} from '@waymark/plugin-access-common';
import {
  createTenantAuthorizer,
  registerTenantPermissions,
} from '@waymark/plugin-access-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { Router } from 'express';
import request from 'supertest';
import { identity } from './__testUtils__/auth';
import { accessConfig, people } from './__testUtils__/people';
import permissionModuleWaymark from '.';

const runCreate = createTenantPermission('tenants.run.create', 'create');

/** A plugin of a domain of ours, reduced to one guarded route. */
const tenants = createBackendPlugin({
  pluginId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ http, httpAuth, permissions, permissionsRegistry }) {
        registerTenantPermissions(permissionsRegistry, {
          pluginId: 'tenants',
          permissions: [runCreate],
        });
        const authorizer = createTenantAuthorizer({ permissions });
        const router = Router();
        router.post('/:team/runs', (req, res, next) => {
          httpAuth
            .credentials(req)
            .then(credentials =>
              authorizer.authorize(credentials, runCreate, req.params.team),
            )
            .then(() => res.status(201).end(), next);
        });
        http.use(router);
      },
    });
  },
});

async function start() {
  const { server } = await startTestBackend({
    features: [
      permissionPlugin,
      permissionModuleWaymark,
      tenants,
      ...identity,
      mockServices.rootConfig.factory({
        data: { ...accessConfig, permission: { enabled: true } },
      }),
      mockServices.permissions.factory(),
    ],
  });
  return server;
}

describe('the portal with its policy', () => {
  it('lets a member act, and tells anyone else why not', async () => {
    const server = await start();
    const runs = (person: keyof typeof people, team: string) =>
      request(server)
        .post(`/api/tenants/${team}/runs`)
        .set(
          'authorization',
          mockCredentials.user.header(people[person].userEntityRef),
        );

    await runs('developer', 'assistant').expect(201);
    await runs('admin', 'assistant').expect(201);

    const other = await runs('developer', 'risk-models').expect(403);
    expect(denialFrom(other.body)).toEqual({
      permission: 'tenants.run.create',
      roles: ['developer', 'platform-engineer', 'admin'],
      team: 'risk-models',
      reason:
        'You may not provision for team risk-models. A developer provisions for a team they belong to.',
      whoCanGrant: expect.stringMatching(/^Team risk-models adds you/),
    });
    await runs('nobody', 'assistant').expect(403);
  });

  it('answers a page that asks for a team', async () => {
    const server = await start();
    const { userEntityRef } = people.developer;
    const response = await request(server)
      .post('/api/permission/authorize')
      .set('authorization', mockCredentials.user.header(userEntityRef))
      .send({
        items: ['assistant', 'risk-models'].map(resourceRef => ({
          id: resourceRef,
          permission: runCreate,
          resourceRef,
        })),
      })
      .expect(200);
    expect(response.body).toEqual({
      items: [
        { id: 'assistant', result: 'ALLOW' },
        { id: 'risk-models', result: 'DENY' },
      ],
    });
  });
});
