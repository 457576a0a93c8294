import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({
  backstage: z.object({ role: z.string() }).optional(),
});

/** Roles whose code runs in the browser only. */
const browserRoles = [
  'frontend',
  'frontend-plugin',
  'frontend-plugin-module',
  'web-library',
];

/** Folders of the workspaces whose code ends up in the browser, and of those that the backend may load. */
export async function workspacesBySide(
  root: string,
): Promise<{ browser: string[]; backend: string[] }> {
  const groups = await Promise.all(
    ['packages', 'plugins'].map(async group => {
      const names = await readdir(path.join(root, group));
      return names.map(name => path.join(root, group, name));
    }),
  );
  const all = await Promise.all(
    groups.flat().map(async folder => ({ folder, role: await roleOf(folder) })),
  );
  const within = (roles: (role: string) => boolean) =>
    all.filter(({ role }) => roles(role)).map(({ folder }) => folder);
  return {
    browser: within(
      role => browserRoles.includes(role) || role === 'common-library',
    ),
    // The command line and what it starts are no part of the backend, whatever their role.
    backend: within(
      role => role !== '' && role !== 'cli' && !browserRoles.includes(role),
    ).filter(folder => path.basename(folder) !== 'local-stack'),
  };
}

async function roleOf(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8')
    // A folder that an older checkout left behind.
    .catch(() => '{}');
  return packageSchema.parse(JSON.parse(text)).backstage?.role ?? '';
}
