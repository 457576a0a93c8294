import { fieldChanges, isObject } from './fieldChanges';

/** One difference of one object: it comes, it goes, or one field of it changes. */
export interface ObjectDifference {
  change: 'added' | 'removed' | 'changed';
  /** Kind of the object. */
  kind: string;
  /** Of what is changed: the field, with `[]` for an item of a list. */
  field?: string;
  /** Whether it replaces pods. */
  restarts: boolean;
  example: { path: string; before?: unknown; after?: unknown };
}

/** Kinds that replace their pods when the template changes. */
const WITH_PODS = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet'];

/**
 * Compares two versions of one object. Empty when they are equal. Pure.
 *
 * @param path - its file on branch rendered
 * @param was - undefined when it is new
 * @param is - undefined when it goes
 */
export function objectDifferences(
  path: string,
  was: unknown,
  is: unknown,
): ObjectDifference[] {
  if (was === is) return [];
  const kind = kindOf(is ?? was);
  const hasPods = WITH_PODS.includes(kind);
  if (was === undefined || is === undefined) {
    const change = was === undefined ? 'added' : 'removed';
    const restarts = change === 'removed' && hasPods;
    return [{ change, kind, restarts, example: { path } }];
  }
  return fieldChanges(was, is).map(({ path: at, ...values }) => ({
    change: 'changed',
    kind,
    field: at.replace(/\[[^\]"]*\]/g, '[]'),
    restarts: hasPods && /^spec\.template(\.|\[|$)/.test(at),
    example: { path, ...values },
  }));
}

/** The same object, written differently. */
export function rewritten(path: string, object: unknown): ObjectDifference {
  return {
    change: 'changed',
    kind: kindOf(object),
    field: '',
    restarts: false,
    example: { path },
  };
}

function kindOf(object: unknown): string {
  return isObject(object) && typeof object.kind === 'string'
    ? object.kind
    : 'unknown';
}
