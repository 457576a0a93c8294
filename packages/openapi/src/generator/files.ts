import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Contract } from './contract';

/** Where the parts of a contract are, given the folder `src/schema` of the backend plugin. */
export function contractFiles(contract: Contract, folder: string) {
  const root = resolve(folder, '../../../..');
  const clientPackage = `plugins/${contract.pluginId}-common`;
  return {
    plugin: resolve(folder, '../..'),
    root,
    clientPackage,
    operations: resolve(folder, 'operations.yaml'),
    document: resolve(folder, 'openapi.yaml'),
    checksums: resolve(folder, 'generated.sha256'),
    server: resolve(folder, 'openapi'),
    client: resolve(root, clientPackage, 'src/schema/openapi'),
  };
}

/**
 * One line for the document and for each file that was generated from it, as `sha256sum` writes them. A generated file that was
 * edited, lost, or left over from an older document shows as a line that differs, without running the generator.
 */
export function checksums(contract: Contract, folder: string): string[] {
  const { client, document, root, server } = contractFiles(contract, folder);
  const files = [document, ...filesBelow(server), ...filesBelow(client)];
  return files
    .map(file => {
      const hash = createHash('sha256').update(readFileSync(file));
      return `${hash.digest('hex')}  ${relative(root, file)}`;
    })
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => resolve(entry.parentPath, entry.name));
}
