import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openApiDocument } from '../../scripts/openApiDocument';

describe('openapi.yaml', () => {
  it('is what operations.yaml and the zod schemas give; else run: yarn openapi', () => {
    const read = (name: string) =>
      readFileSync(resolve(__dirname, name), 'utf8');
    expect(read('openapi.yaml')).toBe(openApiDocument(read('operations.yaml')));
  });
});
