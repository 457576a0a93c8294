import {
  conflictFields,
  fieldChanges,
  type DocumentFinding,
  type Edit,
  type IntentTree,
} from '@waymark/gitops';
import { readYaml } from '@waymark/platform-api';

/** The fields that a change and main both changed, each with what main says and what the change wants. */
export function findConflicts(
  base: IntentTree,
  head: IntentTree,
  edits: readonly Edit[],
  paths: readonly string[],
): DocumentFinding[] {
  const fields = conflictFields(base, head, edits, paths);
  return edits.flatMap(edit => {
    const { path: document } = edit;
    const named = new Set(fields.get(document));
    const was = valueOf(base.get(document));
    const theirs = fieldChanges(was, valueOf(head.get(document)));
    const ours = fieldChanges(
      was,
      valueOf(edit.action === 'put' ? edit.content : undefined),
    );
    return theirs
      .filter(({ path }) => named.has(path))
      .map(({ after, before, path }) => {
        const mine = ours.find(one => one.path === path);
        const wanted = mine ? `, this change ${show(mine.after)}` : '';
        return {
          document,
          path,
          constraint: 'conflict',
          value: after,
          severity: 'error' as const,
          message: `Changed on main since this was made: it was ${show(
            before,
          )}, main says ${show(after)}${wanted}.`,
          fix: 'Make the change anew on what is there now.',
        };
      });
  });
}

function valueOf(text: string | undefined): unknown {
  const read = text === undefined ? undefined : readYaml(text);
  return read?.ok ? read.value : {};
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
