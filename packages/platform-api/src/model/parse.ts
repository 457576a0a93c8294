import { z } from 'zod';
import type { Finding } from '../findings/finding';
import { sortFindings } from '../findings/finding';
import { findingsFromSchema } from '../findings/fromZod';
import { inspectInput } from '../findings/inspectInput';
import {
  DOCUMENT_KINDS,
  platformDocumentSchema,
  type PlatformDocument,
} from './document';
import { metadataSchema } from './metadata';
import { API_VERSION, nameSchema } from './primitives';
import { checkRules } from './rules';
import { fields } from './rules/fields';

/** What parsing gives: a document, or every reason why there is none. */
export type ParseResult =
  | { ok: true; document: PlatformDocument; findings: Finding[] }
  | { ok: false; findings: Finding[] };

/**
 * Reads a document of any kind from untrusted input.
 *
 * Reports all errors at once, always in the same order, and never throws: hostile input (deep,
 * huge, cyclic, `__proto__`, wrong types) is refused with a finding like anything else.
 */
export function parseDocument(input: unknown): ParseResult {
  const hostile = inspectInput(input);
  if (hostile.length > 0) {
    return { ok: false, findings: sortFindings(hostile) };
  }
  const parsed = platformDocumentSchema.safeParse(input);
  const broken = checkRules(input);
  if (parsed.success && broken.length === 0) {
    return { ok: true, document: parsed.data, findings: [] };
  }
  const findings = [
    ...(parsed.success ? [] : findingsFromSchema(input, schemaOf(input))),
    ...broken,
  ];
  return { ok: false, findings: sortFindings(findings) };
}

/** What documents of every kind have; says what is wrong beside a kind that is missing or unknown. */
const anyDocumentSchema = z.looseObject({
  apiVersion: z.literal(API_VERSION),
  kind: z.enum(DOCUMENT_KINDS),
  metadata: metadataSchema,
  spec: z.looseObject({ owner: nameSchema }),
});

function schemaOf(input: unknown): z.ZodType {
  const { kind } = fields(input);
  return DOCUMENT_KINDS.some(known => known === kind)
    ? platformDocumentSchema
    : anyDocumentSchema;
}
