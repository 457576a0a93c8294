import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createTenantPermission,
  IS_TENANT_MEMBER,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';
import { createTenantAuthorizer } from './authorizer';

const perTeam = createTenantPermission('tenants.run.create', 'create');
const basic = createPermission({
  name: 'changes.reconciler.run',
  attributes: {},
});
const ada = mockCredentials.user('user:default/ada-okafor');

const member = (...teams: string[]): PermissionCondition => ({
  resourceType: TENANT_RESOURCE_TYPE,
  rule: IS_TENANT_MEMBER,
  params: { teams },
});

function authorizerWith(
  conditions?: PermissionCriteria<PermissionCondition>,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.DENY,
) {
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }],
    authorizeConditional: async () => [
      conditions
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'tenants',
            resourceType: TENANT_RESOURCE_TYPE,
            conditions,
          }
        : { result },
    ],
  });
  return createTenantAuthorizer({ permissions });
}

describe('authorize', () => {
  it('lets a member act for their team', async () => {
    const authorizer = authorizerWith(member('assistant'));
    await expect(
      authorizer.authorize(ada, perTeam, 'assistant'),
    ).resolves.toBeUndefined();
  });

  it('denies another team, with the reason and who can change it', async () => {
    const authorizer = authorizerWith(member('assistant'));
    await expect(
      authorizer.authorize(ada, perTeam, 'risk-models'),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      permission: 'tenants.run.create',
      roles: ['developer', 'platform-engineer', 'admin'],
      team: 'risk-models',
      whoCanGrant: expect.stringContaining('Team risk-models'),
    });
  });

  it('denies without a team what is only allowed for some', async () => {
    const authorizer = authorizerWith(member('assistant'));
    await expect(authorizer.authorize(ada, perTeam)).rejects.toMatchObject({
      permission: 'tenants.run.create',
    });
  });

  it.each([basic, perTeam])('follows a plain decision on $name', async p => {
    const allowed = authorizerWith(undefined, AuthorizeResult.ALLOW);
    await expect(allowed.authorize(ada, p)).resolves.toBeUndefined();
    await expect(authorizerWith().authorize(ada, p)).rejects.toMatchObject({
      permission: p.name,
    });
  });
});

describe('scope', () => {
  it('is everything, some teams, or a denial', async () => {
    const all = authorizerWith(undefined, AuthorizeResult.ALLOW);
    await expect(all.scope(ada, perTeam)).resolves.toEqual({ all: true });
    await expect(
      authorizerWith(member('b', 'a', 'b')).scope(ada, perTeam),
    ).resolves.toEqual({ all: false, teams: ['a', 'b'] });
    await expect(authorizerWith().scope(ada, perTeam)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it.each<[string, PermissionCriteria<PermissionCondition>, string[]]>([
    ['anyOf', { anyOf: [member('a'), member('b')] }, ['a', 'b']],
    ['allOf', { allOf: [member('a', 'b'), member('b')] }, ['b']],
  ])('reads the teams out of %s', async (_, criteria, teams) => {
    const scope = await authorizerWith(criteria).scope(ada, perTeam);
    expect(scope).toEqual({ all: false, teams });
  });

  it('shows nothing rather than too much for a negation', async () => {
    await expect(
      authorizerWith({ not: member('a') }).scope(ada, perTeam),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});
