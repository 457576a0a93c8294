import { hasErrors, sortFindings, type Finding } from '../findings/finding';
import { formatPath } from '../findings/fromZod';
import { valueAt } from '../findings/valueAt';
import type { PlatformDocument } from '../model/document';
import { parseDocument } from '../model/parse';
import type { WebService } from '../model/webService';
import { checkFields, checkPair, type Stage } from './checks';
import { PROMOTED_FIELDS } from './fields';

/** One field that a promotion changes. */
export interface FieldChange {
  /** For people: `spec.runtime.image`. */
  path: string;
  /** For programs. */
  keys: readonly string[];
  /** What stands there now; absent when nothing does. */
  before?: unknown;
  /** What is to stand there; absent when the field goes. */
  after?: unknown;
}

/** How to promote. */
export interface PromotionOptions {
  /** Fields to take along beside image and source commit; see PROMOTABLE_FIELDS. */
  fields?: readonly string[];
  /** The stages of the two environments, where they are known: a promotion goes forward. */
  stages?: { from: Stage; to: Stage };
}

/** The new document with what changes in it, or every reason why there is none. */
export type PromotionResult =
  | {
      ok: true;
      document: WebService;
      changes: FieldChange[];
      findings: Finding[];
    }
  | { ok: false; findings: Finding[] };

/**
 * Brings what runs in one environment to the next: copies image, source commit and named fields
 * from its document to the other's, which keeps everything else.
 *
 * Pure; neither document is changed. Refuses documents of different services, teams, kinds or API
 * versions, a step backwards, a service that has no image yet, fields that belong to each
 * environment, and a result that would not be valid.
 */
export function promote(
  from: PlatformDocument,
  to: PlatformDocument,
  { fields = [], stages }: PromotionOptions = {},
): PromotionResult {
  const findings = [...checkPair(from, to, stages), ...checkFields(fields)];
  if (hasErrors(findings)) {
    return { ok: false, findings: sortFindings(findings) };
  }
  const paths = [
    ...Object.values(PROMOTED_FIELDS),
    ...[...new Set(fields)].map(field => field.split('.')),
  ];
  const changes = paths.flatMap(keys => changeOf(from, to, keys));
  const parsed = parseDocument(
    changes.reduce<unknown>(
      (document, { keys, after }) => withValue(document, keys, after),
      to,
    ),
  );
  if (!parsed.ok) return parsed;
  if (parsed.document.kind !== 'WebService') return { ok: false, findings };
  return {
    ok: true,
    document: parsed.document,
    changes,
    findings: sortFindings(findings),
  };
}

function changeOf(
  from: PlatformDocument,
  to: PlatformDocument,
  keys: readonly string[],
): FieldChange[] {
  const before = valueAt(to, keys);
  const after = valueAt(from, keys);
  if (isEqual(before, after)) return [];
  return [
    {
      path: formatPath(keys),
      keys,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** A copy with one value set, or taken away; a map that is empty then goes too. */
function withValue(
  node: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  const fields = typeof node === 'object' && node !== null ? { ...node } : {};
  const child = withValue(valueAt(node, [key]), rest, value);
  const entries = Object.entries({ ...fields, [key]: child }).filter(
    ([, entry]) => entry !== undefined,
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Equal data; the order of keys does not count. */
function isEqual(first: unknown, second: unknown): boolean {
  if (Object.is(first, second)) return true;
  if (typeof first !== 'object' || typeof second !== 'object') return false;
  if (first === null || second === null) return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const keys = Object.keys(first);
  return (
    keys.length === Object.keys(second).length &&
    keys.every(key => isEqual(valueAt(first, [key]), valueAt(second, [key])))
  );
}
