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

/** Documents of the configuration that a folder has otherwise than main. */
export function compare(
  tree: ReadonlyMap<string, string>,
  { documents }: PlatformState,
) {
  const main = new Map(documents.map(({ content, path }) => [path, content]));
  const paths = [...new Set([...main.keys(), ...tree.keys()])]
    .filter(path => path.startsWith('platform/'))
    .sort();
  return paths.flatMap(path => {
    const [is, was] = [tree.get(path), main.get(path)];
    if (is === was) return [];
    if (was === undefined) return [{ path, change: 'added' }];
    return [{ path, change: is === undefined ? 'removed' : 'changed' }];
  });
}
