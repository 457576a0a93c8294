import { fieldChanges, type FieldChangeAt } from '@waymark/gitops';
import { readYaml } from '@waymark/platform-api';
import type { PlatformState } from '@waymark/plugin-changes-common';
import { describe } from './inspect';
import type { Sent } from './sendEdits';
import { pathOfDocument, readKind } from './setField';

/** A finding as it came over HTTP, where a value that is absent is left out. */
export function withValue<T extends { value?: unknown }>(finding: T) {
  return { ...finding, value: finding.value };
}

/** What a change of the configuration came to, for people. */
export function describeSent(sent: Sent): string {
  const { changeSet, documents, findings, valid } = sent;
  const state = changeSet
    ? `Change set ${changeSet.id}: ${changeSet.state}`
    : `Nothing is written: ${valid ? 'a dry run' : 'it is refused'}`;
  return [
    describe(findings.map(withValue)),
    ...documents.map(({ action, path }) => `${action} ${path}\n`),
    `${state}\n`,
  ].join('');
}

/** The documents of a kind, or all. */
export function ofKind(state: PlatformState, kind: string | undefined) {
  const wanted = kind === undefined ? undefined : readKind(kind);
  if (kind !== undefined && !wanted) pathOfDocument(kind, 'any');
  const documents = state.documents.filter(
    one => wanted === undefined || one.kind === wanted,
  );
  return { source: state.source, commit: state.platformCommit, documents };
}

/** The documents, one a line, and whether they count. */
export function describeList({ documents, source }: ReturnType<typeof ofKind>) {
  const told = {
    git: '',
    'built-in': 'The built-in platform counts; main holds no configuration.\n',
    'last-good':
      'What main says is not valid; that of an earlier commit counts.\n',
  }[source];
  const rows = documents.map(
    ({ held, kind = 'not valid', name = '', path }) =>
      `${kind.padEnd(20)} ${name.padEnd(24)} ${path}${held ? '  held' : ''}\n`,
  );
  return `${told}${rows.join('')}`;
}

/** One document that a folder has otherwise than main. */
export interface Difference {
  path: string;
  change: 'added' | 'changed' | 'removed';
  /** Absent where one of the two is not there, or cannot be read. */
  fields?: FieldChangeAt[];
}

/** Documents of the configuration that a folder has otherwise than main, field by field. */
export function compare(
  tree: ReadonlyMap<string, string>,
  { documents }: Pick<PlatformState, 'documents'>,
): Difference[] {
  const main = new Map(documents.map(({ content, path }) => [path, content]));
  const paths = [...new Set([...main.keys(), ...tree.keys()])]
    .filter(path => path.startsWith('platform/'))
    .sort();
  return paths.flatMap((path): Difference[] => {
    const [is, was] = [tree.get(path), main.get(path)];
    if (is === was) return [];
    if (was === undefined) return [{ path, change: 'added' }];
    if (is === undefined) return [{ path, change: 'removed' }];
    const [before, after] = [readYaml(was), readYaml(is)];
    const fields =
      before.ok && after.ok
        ? fieldChanges(before.value, after.value)
        : undefined;
    return [{ path, change: 'changed', ...(fields && { fields }) }];
  });
}

/** What differs, one document a line, its fields below it. */
export function describeDifferences(differences: Difference[]): string {
  if (differences.length === 0) return 'No difference\n';
  return differences
    .map(({ change, fields, path }) => {
      const head = `${change.padEnd(8)} ${path}\n`;
      if (!fields) return head;
      if (fields.length === 0) return `${head}  only comments or layout\n`;
      return head + fields.map(describeField).join('');
    })
    .join('');
}

function describeField({ path, before, after }: FieldChangeAt): string {
  const show = (value: unknown) =>
    value === undefined ? 'nothing' : JSON.stringify(value);
  return `  ${path}: ${show(before)} → ${show(after)}\n`;
}
