import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { taskReadPermission } from '@backstage/plugin-scaffolder-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { ConfigReader } from '@backstage/config';
import {
  ACCESS_TABLE,
  createTenantPermission,
  ROLES,
  TENANT_RESOURCE_TYPE,
} from '@waymark/plugin-access-common';
import { accessConfigReader, asUser, people } from './__testUtils__/people';
import { installedPermissions } from './__testUtils__/installedPermissions';
import { RESOURCE_TYPES_WITH_OWNERS } from './own';
import { readRoleGroups } from './roles';
import { WaymarkPolicy } from './WaymarkPolicy';

const policy = new WaymarkPolicy(readRoleGroups(accessConfigReader));
const holders = [...ROLES, 'nobody'] as const;
const words = {
  [AuthorizeResult.ALLOW]: 'all',
  [AuthorizeResult.CONDITIONAL]: 'own',
  [AuthorizeResult.DENY]: '–',
};
const permissions = installedPermissions();

describe('the table', () => {
  it('has a row for every installed permission', () => {
    const known = new Set(ACCESS_TABLE.map(entry => entry.permission));
    const missing = permissions.filter(({ name }) => !known.has(name));
    expect(missing).toEqual([]);
    expect(permissions.length).toBeGreaterThan(25);
  });

  it('has no row for a permission that does not exist', () => {
    const installed = new Set(permissions.map(({ name }) => name));
    const invented = ACCESS_TABLE.filter(
      ({ permission }) => !installed.has(permission),
    );
    expect(invented).toEqual([]);
  });

  it('says "own" only of what can have an owner', () => {
    const own = new Set(
      ACCESS_TABLE.filter(({ grants }) =>
        Object.values(grants).includes('own'),
      ).map(({ permission }) => permission),
    );
    const types = permissions
      .filter(({ name }) => own.has(name))
      .map(p => (isResourcePermission(p) ? p.resourceType : `basic ${p.name}`));
    expect(new Set(types)).toEqual(new Set(RESOURCE_TYPES_WITH_OWNERS));
  });
});

describe('WaymarkPolicy', () => {
  it('decides each permission for each role as written down', async () => {
    const rows = await Promise.all(
      permissions
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(async permission => {
          const cells = await Promise.all(
            holders.map(holder =>
              policy.handle({ permission }, asUser(people[holder])),
            ),
          );
          return [permission.name, ...cells.map(cell => words[cell.result])];
        }),
    );
    const table = [
      ['permission', ...holders],
      holders.map(() => '---'),
      ...rows,
    ];
    table[1].unshift('---');
    const markdown = table.map(row => `| ${row.join(' | ')} |\n`).join('');
    expect(markdown).toMatchSnapshot();
  });

  it('denies whoever is not signed in', async () => {
    for (const permission of permissions) {
      await expect(policy.handle({ permission })).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });

  it('denies even an admin what the table does not name', async () => {
    const permission = createPermission({ name: 'unheard.of', attributes: {} });
    await expect(
      policy.handle({ permission }, asUser(people.admin)),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it('asks the plugin that the permission belongs to', async () => {
    const permission = createTenantPermission('tenants.run.create', 'create');
    await expect(
      policy.handle({ permission }, asUser(people.developer)),
    ).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'tenants',
      resourceType: TENANT_RESOURCE_TYPE,
      conditions: {
        resourceType: TENANT_RESOURCE_TYPE,
        rule: 'IS_TENANT_MEMBER',
        params: { teams: ['assistant'] },
      },
    });
  });
});

describe('what the person or their team owns', () => {
  const { ownershipEntityRefs } = people.developer;

  it('is told to the catalog in the words of its own rule', async () => {
    await expect(
      policy.handle(
        { permission: catalogEntityDeletePermission },
        asUser(people.developer),
      ),
    ).resolves.toEqual(
      createCatalogConditionalDecision(
        catalogEntityDeletePermission,
        catalogConditions.isEntityOwner({ claims: ownershipEntityRefs }),
      ),
    );
  });

  it('is told to the scaffolder in the words of its own rule', async () => {
    await expect(
      policy.handle({ permission: taskReadPermission }, asUser(people.nobody)),
    ).resolves.toEqual(
      createScaffolderTaskConditionalDecision(
        taskReadPermission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [people.nobody.userEntityRef],
        }),
      ),
    );
  });
});

describe('access.roles', () => {
  it.each([
    ['an unknown role', { boss: ['group:default/a'] }, /boss/],
    [
      'a user',
      { admin: ['user:default/a'] },
      /'user:default\/a' names no group/,
    ],
    ['an empty list', { admin: [] }, /admin/],
    ['no admin', { developer: ['group:default/a'] }, /access.roles.admin/],
  ])('is refused with %s', (_, roles, message) => {
    const config = new ConfigReader({ access: { roles } });
    expect(() => readRoleGroups(config)).toThrow(message);
  });

  it('takes short references to groups', () => {
    const config = new ConfigReader({ access: { roles: { admin: ['ops'] } } });
    expect(readRoleGroups(config).get('admin')).toEqual(
      new Set(['group:default/ops']),
    );
  });
});
