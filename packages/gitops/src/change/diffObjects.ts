import type { CompiledObject } from '@waymark/platform-api';
import type { RenderedDocument } from '../render/types';

/** What happens to one object when a document changes. */
export interface ObjectDiff {
  change: 'added' | 'changed' | 'removed' | 'unchanged';
  compiled: CompiledObject;
  /** YAML today; absent when it is added. */
  before?: string;
  /** YAML to be; absent when it is removed. */
  after?: string;
}

/** Compares what two versions of one document render to, by file, in the order of the newer one. */
export function diffObjects(
  before: RenderedDocument | undefined,
  after: RenderedDocument | undefined,
): ObjectDiff[] {
  const kept = (after?.objects ?? []).map((compiled): ObjectDiff => {
    const was = before?.files.get(compiled.path);
    const is = after?.files.get(compiled.path);
    if (was === undefined) return { change: 'added', compiled, after: is };
    const change = was === is ? 'unchanged' : 'changed';
    return { change, compiled, before: was, after: is };
  });
  const removed = (before?.objects ?? [])
    .filter(({ path }) => !after?.files.has(path))
    .map(
      (compiled): ObjectDiff => ({
        change: 'removed',
        compiled,
        before: before?.files.get(compiled.path),
      }),
    );
  return [...kept, ...removed];
}
