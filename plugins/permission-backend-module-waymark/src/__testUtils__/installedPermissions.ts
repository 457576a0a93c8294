import type { Permission } from '@backstage/plugin-permission-common';
import { readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';

const attributes = z.object({
  action: z.enum(['create', 'read', 'update', 'delete']).optional(),
});
const permissionSchema: z.ZodType<Permission> = z.union([
  z.object({ type: z.literal('basic'), name: z.string(), attributes }),
  z.object({
    type: z.literal('resource'),
    name: z.string(),
    attributes,
    resourceType: z.string(),
  }),
]);

/** Every permission that a `*-common` package exports: those of Backstage as installed, and ours. */
export function installedPermissions(): Permission[] {
  const scope = dirname(
    dirname(
      require.resolve('@backstage/plugin-permission-common/package.json'),
    ),
  );
  const names = [
    ...commonPackages(scope).map(name => `@backstage/${name}`),
    ...commonPackages(resolve(scope, '../@waymark')).map(
      name => `@waymark/${name}`,
    ),
  ];
  const byName = new Map(
    names
      .flatMap(name => [...exportsOf(name), ...exportsOf(`${name}/alpha`)])
      .flat()
      .map(value => permissionSchema.safeParse(value))
      .flatMap(parsed => (parsed.success ? [parsed.data] : []))
      .map(permission => [permission.name, permission]),
  );
  return [...byName.values()];
}

function commonPackages(folder: string): string[] {
  return readdirSync(folder).filter(name => /^plugin-.*-common$/.test(name));
}

function exportsOf(name: string): unknown[] {
  try {
    require.resolve(name);
  } catch {
    return []; // The package has no such entry point.
  }
  return Object.values(jest.requireActual<Record<string, unknown>>(name));
}
