import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ContractError, type Contract } from './contract';
import { checksums, contractFiles } from './files';
import { openApiDocument } from './openApiDocument';

/**
 * Writes openapi.yaml, then has Backstage's tools make the router of the backend plugin and the client of its common package
 * from it. Needs Java, which runs the OpenAPI generator.
 *
 * @param folder - `src/schema` of the backend plugin
 * @throws ContractError when the schemas do not fit, or the tools made nothing; then what was generated before is there again
 */
export function generate(contract: Contract, folder: string): void {
  const files = contractFiles(contract, folder);
  const operations = readFileSync(files.operations, 'utf8');
  writeFileSync(files.document, openApiDocument(contract, operations));
  replacing([files.server, files.client], () => {
    run(
      files.plugin,
      'backstage-repo-tools',
      ...['package', 'schema', 'openapi', 'generate'],
      ...['--server', '--client-package', files.clientPackage],
    );
    // The tools end with 0 whatever happened to them.
    const missing = [
      resolve(files.server, 'generated/router.ts'),
      resolve(files.client, 'generated/apis/Api.client.ts'),
    ].find(file => !existsSync(file));
    if (missing) {
      throw new ContractError({
        path: missing,
        constraint: 'is generated',
        value: 'missing',
        fix: 'Read what the generator printed above; it needs Java 11 or newer.',
      });
    }
  });
  // The repository's own ignore file leaves generated code out; here is where it is formatted.
  run(
    files.root,
    'prettier',
    ...['--loglevel', 'warn', '--ignore-path', '.gitignore'],
    ...['--write', files.server, files.client],
  );
  writeFileSync(files.checksums, `${checksums(contract, folder).join('\n')}\n`);
}

/** Empties the folders and has them filled; the script itself imports the client, so they are put back when that fails. */
function replacing(folders: string[], fill: () => void): void {
  const kept = mkdtempSync(join(tmpdir(), 'waymark-openapi-'));
  const copies = folders.map((folder, index) => ({
    folder,
    copy: join(kept, String(index)),
  }));
  try {
    for (const { folder, copy } of copies) {
      if (existsSync(folder)) cpSync(folder, copy, { recursive: true });
      rmSync(folder, { recursive: true, force: true });
    }
    fill();
  } catch (error) {
    for (const { folder, copy } of copies) {
      rmSync(folder, { recursive: true, force: true });
      if (existsSync(copy)) cpSync(copy, folder, { recursive: true });
    }
    throw error;
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
}

function run(cwd: string, command: string, ...args: string[]): void {
  const { error, status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (error || status !== 0) {
    throw new ContractError({
      path: command,
      constraint: 'ends with 0',
      value: error?.message ?? status,
      fix: 'Run this through yarn, which knows where the command is.',
    });
  }
}
