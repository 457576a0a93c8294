import type {
  ApprovalRequestDetail,
  ApprovalRequestPage,
} from '@waymark/plugin-approvals-common';
import { describeWhen } from '../../output/duration';
import { table } from '../../output/table';
import type { NameOf } from '../../portal/names';

/** A list of requests for people. */
export function describeRequests(
  { counts, items, nextCursor }: ApprovalRequestPage,
  nameOf: NameOf,
  now = new Date(),
): string {
  const sum = `Open: ${counts.waiting} wait for you, ${counts.mine} are yours, ${counts.all} in all\n`;
  if (items.length === 0) return `No request is like this.\n${sum}`;
  const rows = items.map(({ dueAt, id, kind, requester, state, subject }) => [
    id,
    state,
    kind,
    subject.title,
    nameOf(requester),
    describeWhen(dueAt, now),
  ]);
  const head = ['id', 'state', 'kind', 'subject', 'asked by', 'due'];
  const more = nextCursor ? `more: --cursor ${nextCursor}\n` : '';
  return `${table(head, rows)}\n${more}${sum}`;
}

/** One request for people: what is asked, what it takes, and what was said. */
export function describeRequest(
  request: ApprovalRequestDetail,
  nameOf: NameOf,
): string {
  const { access, activity, grant, requirements, subject, you } = request;
  return [
    `${subject.title}: ${request.state}`,
    `  ${request.kindTitle}, ${subject.type} ${subject.ref}, asked by ${nameOf(
      request.requester,
    )}`,
    `  because: ${request.reason}`,
    ...(access
      ? [
          `  access ${access.state}: ${access.user} is ${access.role} in ${
            access.namespace
          } until ${describeWhen(access.expiresAt)}`,
        ]
      : []),
    `  hash ${subject.hash}`,
    ...requirements.map(
      ({ decisions, groups, id, met, quorum }) =>
        `  ${met ? 'met ' : 'open'} ${id}: ${quorum} of ${groups
          .map(nameOf)
          .join(', ')}${
          decisions.length > 0
            ? ` (${decisions
                .map(({ by, verdict }) => `${nameOf(by)}: ${verdict}`)
                .join(', ')})`
            : ''
        }`,
    ),
    ...activity.map(
      ({ actor, at, text, type }) =>
        `  ${describeWhen(at)} ${nameOf(actor)} ${type}${
          text ? `: ${text}` : ''
        }`,
    ),
    ...(grant ? [`  ${grant.path}: ${grant.state}`] : []),
    ...(you.decide.length > 0
      ? [`You decide: ${you.decide.map(one => one.requirement).join(', ')}`]
      : []),
    ...(you.whyNot ? [you.whyNot] : []),
    '',
  ].join('\n');
}
