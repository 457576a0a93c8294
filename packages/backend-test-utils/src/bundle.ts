import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Our own packages go into the bundle; any other is loaded from where it is installed for the package that asks for it. */
const others: Plugin = {
  name: 'others',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ importer, kind, path }) => {
      if (path.startsWith('@waymark/') || kind === 'entry-point') return null;
      const { resolve } = createRequire(importer);
      try {
        return { path: resolve(path), external: true };
      } catch {
        // An ES module that can only be imported.
        return { path, external: true };
      }
    }),
};

/**
 * One file of a script and all that it takes of this repository: a process of it starts with a third of the work.
 *
 * @returns the file
 */
export async function bundle(script: string, folder: string): Promise<string> {
  const outfile = join(folder, 'portal.cjs');
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    format: 'cjs',
    logLevel: 'warning',
    platform: 'node',
    plugins: [others],
    target: 'node22',
  });
  return outfile;
}
