import { existsSync, readFileSync } from 'node:fs';
import type { Contract } from './contract';
import { checksums, contractFiles } from './files';
import { openApiDocument } from './openApiDocument';

/**
 * Files that are not what the contract says, each with what is wrong; empty when all were generated from the schemas as they are.
 * Needs neither Java nor a network, so that a test can hold it at every run.
 *
 * @param folder - `src/schema` of the backend plugin
 */
export function driftOf(contract: Contract, folder: string): string[] {
  const files = contractFiles(contract, folder);
  const read = (file: string) =>
    existsSync(file) ? readFileSync(file, 'utf8') : '';
  const expected = openApiDocument(contract, read(files.operations));
  if (read(files.document) !== expected) {
    return ['openapi.yaml is not what operations.yaml and the schemas say'];
  }
  const now = new Set(checksums(contract, folder));
  const then = new Set(read(files.checksums).split('\n').filter(Boolean));
  const name = (line: string) => line.slice(66);
  const names = new Set([...now, ...then].map(name));
  const same = new Set([...now].filter(line => then.has(line)).map(name));
  return [...names]
    .filter(file => !same.has(file))
    .map(file => `${file} is not what was generated from openapi.yaml`);
}
