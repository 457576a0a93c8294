import { z } from 'zod';
import { isObject, isSame } from '../fleet/fieldChanges';
import type { PathStep } from './fieldPath';

/**
 * Who wrote a field last, as the API server keeps it.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export interface FieldOwner {
  /** Such as `kubectl-edit` or `argocd-controller`. */
  manager: string;
  /** `Apply` by server-side apply, `Update` by everything else. */
  operation: string;
  /** ISO 8601; when the manager last changed anything of what it owns. */
  time?: string;
  /** Such as `scale`. */
  subresource?: string;
}

const managedFieldsSchema = z.object({
  metadata: z.object({
    managedFields: z.array(
      z.object({
        manager: z.string().default('unknown'),
        operation: z.string().default('Update'),
        time: z.string().optional(),
        subresource: z.string().optional(),
        fieldsV1: z.unknown(),
      }),
    ),
  }),
});

/** The owner of a field of a live object; the latest of several. Undefined when nobody owns it, as a field that was removed. */
export function ownerOf(
  live: unknown,
  path: readonly PathStep[],
): FieldOwner | undefined {
  const parsed = managedFieldsSchema.safeParse(live);
  if (!parsed.success) return undefined;
  const owners = parsed.data.metadata.managedFields.filter(({ fieldsV1 }) =>
    owns(fieldsV1, path),
  );
  const [latest] = owners.sort((one, other) =>
    (other.time ?? '').localeCompare(one.time ?? ''),
  );
  if (!latest) return undefined;
  const { manager, operation, time, subresource } = latest;
  return {
    manager,
    operation,
    ...(time && { time }),
    ...(subresource && { subresource }),
  };
}

/** Whether a set of fields (FieldsV1) holds the path: itself, something below it, or all of a list or map that it is part of. */
function owns(fields: unknown, path: readonly PathStep[]): boolean {
  const [step, ...rest] = path;
  if (!isObject(fields)) return false;
  if (!step) return true;
  // A leaf: what lies below it is owned with it.
  if (Object.keys(fields).length === 0) return true;
  if ('field' in step) {
    const below = fields[`f:${step.field}`];
    return below !== undefined && owns(below, rest);
  }
  return Object.entries(fields).some(
    ([key, below]) => isItem(key, step) && owns(below, rest),
  );
}

/** `k:{"name":"app"}` names an item by its keys, `v:"a"` by its value, `i:0` by its place. */
function isItem(
  key: string,
  { index, item }: Extract<PathStep, { index: number }>,
): boolean {
  const kind = key.slice(0, 2);
  if (kind === 'i:') return Number(key.slice(2)) === index;
  if (kind !== 'k:' && kind !== 'v:') return false;
  const named = parseJson(key.slice(2));
  if (kind === 'v:') return isSame(named, item);
  return (
    isObject(named) &&
    isObject(item) &&
    Object.entries(named).every(([name, value]) => isSame(item[name], value))
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
