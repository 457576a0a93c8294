import type {
  AsOf,
  Comparison,
  DocumentComparison,
  HistoryPage,
  Imported,
  Position,
  Restoration,
  Verification,
} from '@waymark/plugin-changes-common';
import { describeMoment, describeWhen } from '../../output/duration';
import { table } from '../../output/table';
import type { NameOf } from '../../portal/names';

/** The audit for people, newest first. */
export function describeHistory(page: HistoryPage, nameOf: NameOf): string {
  if (page.items.length === 0) return `Nothing.\n${describeEnd(page.imported)}`;
  const rows = page.items.map(item => [
    describeWhen(item.at),
    item.commit.slice(0, 12),
    item.action,
    item.path,
    nameOf(item.actor),
    item.confirmed || !item.changeSet ? item.door : `${item.door} (unproven)`,
    item.reason,
  ]);
  const head = ['When', 'Commit', 'Did', 'Document', 'Who', 'Door', 'Why'];
  return `${table(head, rows)}\n${describeMore(page)}${describeEnd(
    page.imported,
  )}`;
}

/** One document as its text alone, so that it can be piped; more than one as a list. */
export function describeAsOf(
  found: AsOf,
  nameOf: NameOf,
  path?: string,
): string {
  const [only] = found.items;
  if (only && only.path === path && only.content !== undefined) {
    return only.content;
  }
  if (!only) return `Nothing was there.\n${describePlace(found.as)}`;
  const rows = found.items.map(item => [
    item.path,
    item.kind ?? '–',
    describeWhen(item.at),
    item.commit.slice(0, 12),
    nameOf(item.actor),
  ]);
  const head = ['Document', 'Kind', 'Since', 'Commit', 'By'];
  return `${table(head, rows)}\n${describeMore(found)}${describePlace(
    found.as,
  )}`;
}

/** Each document that differs, with its fields. */
export function describeComparison(found: Comparison): string {
  const { after, before, items } = found;
  const lines = items.flatMap(describeDocument);
  const range = `from ${shortOf(before)} to ${shortOf(after)}`;
  return `${(lines.length > 0 ? lines : ['Nothing differs.']).join(
    '\n',
  )}\n${describeMore(found)}${range}\n`;
}

const WAYS = {
  commit: 'It would go onto main at once.',
  'change-request':
    'It would be a change request, for somebody else to review.',
};

/** What restoring does or would do, with what stands in its way. */
export function describeRestoration({
  as,
  changeSet,
  documents,
  mode,
  preview,
  reviews,
}: Restoration): string {
  const findings = (preview?.findings ?? []).map(
    ({ document, fix, message, path, severity }) =>
      `${severity}: ${document}${path && ` ${path}`}: ${message} ${fix}`,
  );
  const end = () => {
    if (changeSet) {
      const where = changeSet.changeRequest?.url ?? changeSet.commit ?? '';
      return `Change set ${changeSet.id}: ${changeSet.state} ${where}`.trim();
    }
    if (!preview) return 'Nothing differs, so there is nothing to restore.';
    return preview.valid
      ? 'Nothing is written yet; leave --dry-run out to ask for it.'
      : 'It would be refused: what was then is not valid now.';
  };
  const reviewed = reviews.map(
    ({ environment, reason, team, title }) =>
      `review: ${title}${team ? ` (${team}-${environment})` : ''}: ${reason}`,
  );
  const way = preview && mode ? [WAYS[mode]] : [];
  return `${[
    ...documents.flatMap(describeDocument),
    ...findings,
    ...reviewed,
    ...way,
    end(),
  ].join('\n')}\nas of ${shortOf(as)}\n`;
}

/** Whether the chain holds, and where it breaks. */
export function describeVerification(found: Verification): string {
  const { broken, commits, documents, head, replayed } = found;
  if (!broken) {
    return `The chain holds: ${documents} documents of ${commits} commits${
      replayed ? ', and Git gives the same' : ''
    }.\nnewest row ${head.seq}, ${head.hash}\n${describeEnd(found.imported)}`;
  }
  const row = broken.seq === undefined ? '' : `row ${broken.seq}, `;
  return `The chain is broken at ${row}commit ${broken.commit} (position ${
    broken.position
  })${broken.path ? `, ${broken.path}` : ''}\n${broken.constraint}: ${
    broken.message
  }\n`;
}

function describeDocument(document: DocumentComparison): string[] {
  const { change, fields, path } = document;
  const shown = change === 'changed' ? fields : [];
  return [
    `${change} ${path}`,
    ...shown.flatMap(field => [
      `  ${field.path}`,
      ...('before' in field ? [`    - ${JSON.stringify(field.before)}`] : []),
      ...('after' in field ? [`    + ${JSON.stringify(field.after)}`] : []),
    ]),
  ];
}

function describeMore({ nextCursor }: { nextCursor?: string }): string {
  return nextCursor ? `more: --cursor ${nextCursor}\n` : '';
}

function describeEnd(imported: Imported): string {
  const { behind, stopped } = imported;
  const state = behind > 0 ? `, ${behind} commits behind` : '';
  const why = stopped ? `: ${stopped}` : '';
  return `imported up to ${shortOf(imported)}${state}${why}\n`;
}

function describePlace(as: Position): string {
  return `as of ${shortOf(as)}\n`;
}

function shortOf({ at, commit }: Position): string {
  return commit
    ? `${commit.slice(0, 12)}${at ? ` (${describeMoment(at)})` : ''}`
    : 'before the first commit';
}
