import type {
  ChangeSetReview,
  ReviewedDocument,
} from '@waymark/plugin-changes-common';
import { describeMoment } from '../../output/duration';
import type { NameOf } from '../../portal/names';
import { describeApprovals, type ReviewRequest } from './readApprovals';

/** A change set for people: how it stands, or what it changes field by field. */
export function describeReview(
  review: ChangeSetReview,
  nameOf: NameOf,
  part: 'state' | 'fields',
  requests: readonly ReviewRequest[] = [],
): string {
  const { changeSet, hidden } = review;
  const { changeRequest } = changeSet;
  const lines = [
    `${changeSet.reason || '(no reason yet)'}`,
    `${changeSet.state}${
      changeSet.note ? `: ${changeSet.note}` : ''
    }, by ${nameOf(changeSet.author)}, compared with ${review.against.slice(
      0,
      12,
    )}`,
    ...(changeRequest
      ? [`  change request ${changeRequest.number}: ${changeRequest.url}`]
      : []),
    ...effectOf(review),
    ...describeApprovals(requests, nameOf),
    ...(part === 'fields'
      ? review.documents.flatMap(fieldsOf)
      : [
          ...review.documents.map(
            ({ change, path }) => `  ${change.padEnd(9)} ${path}`,
          ),
          ...verdictOf(review),
          ...review.history.map(
            ({ actor, at, note, verb }) =>
              `  ${describeMoment(at)}  ${verb} by ${nameOf(actor)}${
                note ? `: ${note}` : ''
              }`,
          ),
        ]),
    ...(hidden > 0 ? [`and ${hidden} documents that you may not read`] : []),
    ...(part === 'fields' ? verdictOf(review) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is on main and does nothing there yet. */
function effectOf({ withoutEffect }: ChangeSetReview): string[] {
  if (withoutEffect.length === 0) return [];
  return [
    'On main without effect until what is held there is mended; see ./waymark config validate:',
    ...withoutEffect.map(path => `  held: ${path}`),
  ];
}

function fieldsOf({
  after,
  before,
  change,
  fields,
  path,
}: ReviewedDocument): string[] {
  const text = (mark: string, content = '') =>
    content
      .trimEnd()
      .split('\n')
      .map(line => `  ${mark} ${line}`);
  const head = `${change} ${path}`;
  if (change === 'added') return [head, ...text('+', after)];
  if (change === 'removed') return [head, ...text('-', before)];
  return [
    head,
    ...fields.flatMap(field => [
      `  ${field.path}`,
      `    - ${show(field.before)}`,
      `    + ${show(field.after)}`,
    ]),
  ];
}

function verdictOf({ conflicts, findings, valid }: ChangeSetReview): string[] {
  return [
    valid ? 'The resulting tree is valid.' : 'It would not be accepted now:',
    ...conflicts
      .filter(path => !findings.some(isConflictOf(path)))
      .map(path => `  conflict: ${path} changed on main since`),
    ...findings.map(
      ({ document, fix, message, path, severity }) =>
        `  ${severity}: ${[document, path]
          .filter(Boolean)
          .join(': ')}: ${message} ${fix}`,
    ),
  ];
}

/** A conflict that names its field says more than its document. */
function isConflictOf(path: string) {
  return ({ constraint, document }: ChangeSetReview['findings'][number]) =>
    constraint === 'conflict' && document === path;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
