import { z } from 'zod';
import { documentSchemas, type DocumentKind } from './document';

/** JSON Schema 2020-12 of one kind, with titles, descriptions and defaults for forms and editors. */
export function jsonSchema(kind: DocumentKind): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(documentSchemas[kind], {
    target: 'draft-2020-12',
    reused: 'inline',
  });
}
