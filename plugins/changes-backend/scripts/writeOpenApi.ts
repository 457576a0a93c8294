/* Writes src/schema/openapi.yaml. Run with: yarn workspace @waymark/plugin-changes-backend openapi */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openApiDocument } from './openApiDocument';

const folder = resolve(process.argv[1], '../../src/schema');
const operations = readFileSync(resolve(folder, 'operations.yaml'), 'utf8');
writeFileSync(resolve(folder, 'openapi.yaml'), openApiDocument(operations));
