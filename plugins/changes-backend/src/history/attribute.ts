import { TRAILERS, WAYMARK, type Step } from '@waymark/gitops';
import { doorSchema, type Door } from '@waymark/plugin-changes-common';

/** Who brought a commit onto main, by which way and why, as far as Git says. */
export interface Attribution {
  actor: string;
  mergedBy?: string;
  door: Door;
  changeSet?: string;
  approvals: string[];
  reason: string;
}

type Message = Pick<
  Step,
  'author' | 'committer' | 'message' | 'parents' | 'subject' | 'trailers'
>;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** What the portal writes into its change requests, and forges into the message of a squash. */
const SQUASHED = new RegExp(
  `^(?:Change set|${TRAILERS.changeSet}:) (${UUID})$`,
  'm',
);
const ASKED_BY = new RegExp(
  `^(?:Asked for by|${TRAILERS.actor}:) (\\S+?)\\.?$`,
  'm',
);
/** Forges put the number of the change request at the end of a squash's first line. */
const NUMBERED = /\(#\d+\)$/;
const MAX_TEXT = 500;

/**
 * Reads a commit's own words. None of them is proven: who may push to main may write them. Whether a change set really made a
 * commit is asked elsewhere, and is no part of the chain.
 *
 * @param merged - the commit that a merge brought, where it is one
 */
export function attribute(commit: Message, merged?: Message): Attribution {
  const own = claimsOf(commit);
  const pusher = gitRef(commit.author.email);
  if (own.changeSet) {
    // A forge that rebases writes its user in as committer, and keeps the trailers.
    const isOurs = commit.committer.email === WAYMARK.email;
    const isRebased = !isOurs && commit.parents.length < 2;
    return {
      actor: own.actor ?? pusher,
      ...(!isOurs && { mergedBy: gitRef(commit.committer.email) }),
      door: isRebased ? 'forge' : own.door ?? 'portal',
      changeSet: own.changeSet,
      approvals: approvalsOf(commit),
      reason: cut(own.reason ?? commit.subject),
    };
  }
  const isMerge = commit.parents.length > 1;
  const isSquash = !isMerge && NUMBERED.test(commit.subject);
  if (!isMerge && !isSquash) {
    return {
      actor: pusher,
      door: 'hand',
      approvals: [],
      reason: cut(commit.subject),
    };
  }
  const brought = merged ? claimsOf(merged) : squashedClaims(commit);
  return {
    actor: brought.actor ?? gitRef((merged ?? commit).author.email),
    mergedBy: gitRef(commit.committer.email),
    door: 'forge',
    ...(brought.changeSet && { changeSet: brought.changeSet }),
    approvals: approvalsOf(commit),
    reason: cut(brought.reason ?? merged?.subject ?? commit.subject),
  };
}

/** How somebody is named of whom only the address is known. */
export function gitRef(email: string): string {
  return `git:${cut(email.toLocaleLowerCase('en-US')) || 'unknown'}`;
}

interface Claims {
  changeSet?: string;
  actor?: string;
  reason?: string;
  door?: Door;
}

function claimsOf({ trailers }: Pick<Message, 'trailers'>): Claims {
  const read = new Map(trailers);
  const changeSet = read.get(TRAILERS.changeSet);
  const actor = read.get(TRAILERS.actor);
  const reason = read.get(TRAILERS.reason);
  const door = doorSchema.safeParse(read.get(TRAILERS.door));
  return {
    ...(changeSet && isUuid(changeSet) && { changeSet }),
    ...(actor && { actor: cut(actor) }),
    ...(reason && { reason }),
    ...(door.success && { door: door.data }),
  };
}

function squashedClaims({ message }: Pick<Message, 'message'>): Claims {
  const changeSet = SQUASHED.exec(message)?.[1];
  if (!changeSet) return {};
  const actor = ASKED_BY.exec(message)?.[1];
  return { changeSet, ...(actor && { actor: cut(actor) }) };
}

/** Ids of approvals and approvers that the portal wrote down, and the reviewers that a forge named. */
function approvalsOf({ trailers }: Pick<Message, 'trailers'>): string[] {
  const named = trailers.flatMap(([key, value]) => {
    if (key === TRAILERS.approvals) return value.split(/\s*,\s*/);
    if (key === TRAILERS.approvedBy) return [value];
    const email = key === 'Reviewed-by' && /<([^<>]+)>$/.exec(value)?.[1];
    return email ? [gitRef(email)] : [];
  });
  return [...new Set(named.filter(Boolean).map(cut))].sort();
}

function isUuid(text: string): boolean {
  return new RegExp(`^${UUID}$`).test(text);
}

/** An index takes no text of any length, and half a character could not be stored. */
function cut(text: string): string {
  return text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, '');
}
