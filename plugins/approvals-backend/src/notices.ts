import type { Notice } from '@waymark/outbox';
import type { Outcome } from '@waymark/plugin-approvals-common';
import type { AccessRow, RequestRow } from './database/rows';

type Told = Pick<
  RequestRow,
  'id' | 'open_groups' | 'requester' | 'subject_title'
>;

const TOPIC = 'Approvals';

/** To those who may decide, and nobody decides what they asked for: it waits for them. */
export function opened(row: Told): Notice {
  return notice(row, 'opened', {
    to: row.open_groups,
    except: peopleOf(row),
    title: `Approval asked: ${row.subject_title}`,
    description: 'It waits for a decision of one of your groups.',
  });
}

/** To those who may decide: it is due. */
export function due(row: Told): Notice {
  return notice(row, 'due', {
    to: row.open_groups,
    except: peopleOf(row),
    title: `Decision due: ${row.subject_title}`,
    description: 'It was expected by now, and still waits for your group.',
    severity: 'high',
  });
}

/** To those who review it and to the team, at once and loud: somebody has taken access. */
export function accessTaken(row: RequestRow, access: AccessRow): Notice {
  return notice(row, 'access-taken', {
    to: [...row.open_groups, teamOf(access)],
    title: `Break-glass: ${named(access.person)} is ${access.role} in ${
      access.namespace
    }`,
    description: `Until ${access.expires_at.toISOString()}. ${row.reason}`,
    severity: 'critical',
  });
}

/** To the same, and to the person: it is over. */
export function accessEnded(
  row: RequestRow,
  access: AccessRow,
  by: string,
): Notice {
  const how = by.startsWith('service:')
    ? 'Its time is over.'
    : `${named(by)} ended it.`;
  return notice(row, 'access-ended', {
    to: [...row.open_groups, teamOf(access), access.person],
    title: `Break-glass ended: ${named(access.person)} in ${access.namespace}`,
    description: `${how} It is to be reviewed.`,
    severity: 'high',
  });
}

/** To the requester: a question. */
export function askedBack(row: Told, at: Date): Notice {
  return notice(row, `asked:${at.getTime()}`, {
    to: peopleOf(row),
    title: `Question about: ${row.subject_title}`,
    description: 'Nobody decides until you have answered.',
  });
}

/** To who asked: the answer is there. */
export function answered(row: Told, asker: string, at: Date): Notice {
  return notice(row, `answered:${at.getTime()}`, {
    to: [asker],
    title: `Answered: ${row.subject_title}`,
    description: 'It waits for a decision again.',
  });
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  approved: 'Approved',
  rejected: 'Rejected',
  expired: 'Expired without a decision',
  withdrawn: 'Withdrawn',
};

/** To the requester: how it ended. */
export function ended(row: Told, outcome: Outcome): Notice {
  return notice(row, 'ended', {
    to: peopleOf(row),
    title: `${OUTCOMES[outcome]}: ${row.subject_title}`,
    description: 'Its page says who decided what, and why.',
    severity: outcome === 'approved' ? 'normal' : 'high',
  });
}

/** To who has got somebody's part. */
export function lent(id: string, from: string, to: string): Notice {
  return {
    key: `delegation:${id}`,
    to: [to],
    title: 'You decide for somebody else for a while',
    description: `${from} has lent you their part in approvals.`,
    link: '/approvals',
    topic: TOPIC,
    severity: 'normal',
  };
}

/** Who asked; nobody is told when that was a plugin on its own. */
function peopleOf({ requester }: Told): string[] {
  return requester.startsWith('service:') ? [] : [requester];
}

function notice(
  row: Told,
  event: string,
  more: Pick<Notice, 'to' | 'title' | 'description'> &
    Partial<Pick<Notice, 'except' | 'severity'>>,
): Notice {
  return {
    key: `request:${row.id}:${event}`,
    link: `/approvals/${row.id}`,
    topic: TOPIC,
    severity: 'normal',
    ...more,
  };
}

function teamOf({ team }: AccessRow): string {
  return `group:default/${team}`;
}

function named(ref: string): string {
  return ref.replace(/^user:default\//, '');
}
