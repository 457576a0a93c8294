import { load } from 'js-yaml';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ContractError, type Contract } from './contract';
import { driftOf } from './driftOf';
import { checksums, contractFiles } from './files';
import { openApiDocument } from './openApiDocument';

const finding = z.object({ message: z.string() });
const note = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  size: z.int(),
  findings: z.array(finding),
});
const contract: Contract = {
  pluginId: 'notes',
  finding: 'Finding',
  components: { Finding: finding, Note: note },
  queries: {
    listNotes: z.strictObject({
      path: z.string().max(9).optional().describe('A folder'),
      order: z.enum(['newest', 'oldest']).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
  },
};
const OPERATIONS = `
openapi: 3.1.0
info: { title: notes, version: '1' }
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        '200': { $ref: '#/components/responses/Note' }
        default: { $ref: '#/components/responses/Error' }
`;

describe('openApiDocument', () => {
  const document = load(openApiDocument(contract, OPERATIONS));

  it('keeps the operations and makes a parameter of each field of a query', () => {
    expect(document).toMatchObject({
      info: { title: 'notes' },
      paths: {
        '/notes': {
          get: {
            parameters: [
              {
                name: 'path',
                in: 'query',
                description: 'A folder',
                allowReserved: true,
                schema: { type: 'string', maxLength: 9 },
              },
              { name: 'order', schema: { enum: ['newest', 'oldest'] } },
              { name: 'limit', schema: { minimum: 1, maximum: 100 } },
            ],
          },
        },
      },
    });
  });

  it('types a time as text, an integer without bounds, and refers between components', () => {
    expect(document).toMatchObject({
      components: {
        responses: { Note: {}, Error: {} },
        schemas: {
          Note: {
            properties: {
              at: { type: 'string', description: 'ISO 8601, UTC' },
              size: { type: 'integer' },
              findings: { items: { $ref: '#/components/schemas/Finding' } },
            },
          },
        },
      },
    });
    expect(JSON.stringify(document)).not.toMatch(/date-time|9007199254740991/);
  });

  it.each([
    [
      'a component',
      contract,
      OPERATIONS.replace('responses/Note', 'responses/Letter'),
      'Letter',
    ],
    [
      'an operation',
      contract,
      OPERATIONS.replace('listNotes', 'readNotes'),
      'listNotes',
    ],
  ])('refuses %s that is not there, by name', (_what, which, text, name) => {
    const refused = () => openApiDocument(which, text);
    expect(refused).toThrow(ContractError);
    expect(refused).toThrow(name);
  });
});

describe('driftOf', () => {
  let root: string;
  let folder: string;
  const server = () => join(folder, 'openapi/router.ts');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'contract-'));
    folder = join(root, 'plugins/notes-backend/src/schema');
    const files = contractFiles(contract, folder);
    for (const made of [files.server, files.client]) {
      mkdirSync(made, { recursive: true });
    }
    writeFileSync(files.operations, OPERATIONS);
    writeFileSync(files.document, openApiDocument(contract, OPERATIONS));
    writeFileSync(server(), 'export const router = 1;\n');
    writeFileSync(files.checksums, checksums(contract, folder).join('\n'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('finds nothing in what was just generated', () => {
    expect(driftOf(contract, folder)).toEqual([]);
  });

  it('finds a schema that changed', () => {
    const components = {
      ...contract.components,
      Note: note.omit({ at: true }),
    };
    expect(driftOf({ ...contract, components }, folder)).toEqual([
      expect.stringContaining('openapi.yaml'),
    ]);
  });

  it('finds generated files that were edited, added and lost', () => {
    const { client } = contractFiles(contract, folder);
    appendFileSync(server(), '// by hand\n');
    writeFileSync(join(client, 'own.ts'), '');
    expect(driftOf(contract, folder)).toEqual([
      expect.stringContaining('notes-backend/src/schema/openapi/router.ts'),
      expect.stringContaining('notes-common/src/schema/openapi/own.ts'),
    ]);
    rmSync(server());
    rmSync(join(client, 'own.ts'));
    expect(driftOf(contract, folder)).toEqual([
      expect.stringContaining('notes-backend/src/schema/openapi/router.ts'),
    ]);
  });

  it('finds that nothing was generated from a newer document', () => {
    const { document, operations } = contractFiles(contract, folder);
    const newer = OPERATIONS.replace("version: '1'", "version: '2'");
    writeFileSync(operations, newer);
    writeFileSync(document, openApiDocument(contract, newer));
    expect(driftOf(contract, folder)).toEqual([
      expect.stringContaining('openapi.yaml is not what was generated'),
    ]);
  });
});
