import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { openApiDocument } from '../../scripts/openApiDocument';
import { spec } from './openapi';

const read = (file: string) => readFileSync(resolve(__dirname, file), 'utf8');

describe('openapi.yaml', () => {
  it('is what the schemas say; else run: yarn workspace @waymark/plugin-changes-backend openapi', () => {
    expect(load(read('openapi.yaml'))).toEqual(
      load(openApiDocument(read('operations.yaml'))),
    );
  });

  it('is what the generated router validates by', () => {
    expect(spec).toEqual(load(read('openapi.yaml')));
  });
});
