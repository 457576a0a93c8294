/* Writes examples/gitops/platform and docs/reference/configuration: yarn workspace @waymark/plugin-platform-config-common generate */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { seedFiles } from '../src';
import { referencePages } from '../src/reference/pages';

const root = resolve(process.argv[1], '../../../..');

async function write(
  folders: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<void> {
  for (const folder of folders) {
    await rm(join(root, folder), { recursive: true, force: true });
  }
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

async function generate(): Promise<void> {
  const seed = [...seedFiles()].map(
    ([path, text]) => [`examples/gitops/${path}`, text] as const,
  );
  await write(['examples/gitops/platform'], new Map(seed));
  const docs = 'docs/reference/configuration';
  await write([`${docs}/kinds`, `${docs}/invariants`], referencePages());
}

generate().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
