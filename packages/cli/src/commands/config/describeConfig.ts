import type { FieldChangeAt } from '@waymark/gitops';
import type { PlatformState } from '@waymark/plugin-changes-common';
import type { Difference } from './compare';
import { describe } from './inspect';
import type { Sent } from './sendEdits';
import { pathOfDocument, readKind } from './setField';

/** A finding as it came over HTTP, where a value that is absent is left out. */
export function withValue<T extends { value?: unknown }>(finding: T) {
  return { ...finding, value: finding.value };
}

/** What a change of the configuration came to, for people. */
export function describeSent(sent: Sent): string {
  const { approvals, differences, documents, findings } = sent;
  const told = new Set(differences.map(({ path }) => path));
  return [
    describe(findings.map(withValue)),
    ...documents
      .filter(({ path }) => !told.has(path))
      .map(({ action, path }) => `${action} ${path}\n`),
    differences.length > 0 ? describeDifferences(differences) : '',
    ...approvals.map(
      ({ environment, reason, team, title }) =>
        `review: ${title}${
          team ? ` (${team}-${environment})` : ''
        }: ${reason}\n`,
    ),
    `${stateOf(sent)}\n`,
  ].join('');
}

function stateOf({ changeSet, needsProposal, valid }: Sent): string {
  if (changeSet) {
    const where = changeSet.changeRequest?.url ?? changeSet.commit ?? '';
    return `Change set ${changeSet.id}: ${changeSet.state} ${where}`.trim();
  }
  if (needsProposal) {
    return 'Nothing is written: it is to be reviewed first, so ask for it with --propose';
  }
  return `Nothing is written: ${valid ? 'a dry run' : 'it is refused'}`;
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
