import {
  errorsOf,
  parsePath,
  type DocumentFinding,
  type HeldOutput,
} from '@waymark/gitops';
import type { Notice } from '@waymark/outbox';

/** Documents are named by paths that may be longer than a title is. */
const MAX_TITLE = 255;

/** Who is told of a document, and by which name. */
type Subject = { name: string; to: string[] };

/** What to know of the GitOps repository to tell of its documents. */
export interface HeldContext {
  /** Groups that are told of documents of no team. */
  platformOwners: readonly string[];
  /** Address of a document on main. */
  documentUrl: (path: string) => string;
  /** Address of a commit. */
  commitUrl: (commit: string) => string;
}

/**
 * Tells the team that its document is held, where it is wrong and how to mend it. What the document says there stays out
 * of the text: it may be a secret that does not belong there.
 */
export function heldNotice(
  document: HeldOutput,
  context: HeldContext,
): Omit<Notice, 'key'> {
  const { path, because, lastGood } = document;
  const { name, to } = subjectOf(path, context);
  const why = because
    ? `It depends on ${because}, which is not valid.`
    : reasonOf(errorsOf(document));
  const rest = lastGood
    ? 'Until it is mended it is not rendered; its last valid output stays where it was synced.'
    : 'Until it is mended it is not rendered; no valid output of it is in place.';
  return {
    to,
    title: titled(`${name} is held`),
    description: `${why} ${rest}`.trim(),
    link: context.documentUrl(because ?? path),
    topic: 'Held documents',
    severity: 'high',
  };
}

/**
 * Tells the team that nothing holds its document any more.
 *
 * @param isThere - whether it is on main still; false when it was removed
 */
export function releasedNotice(
  path: string,
  isThere: boolean,
  intent: string,
  context: HeldContext,
): Omit<Notice, 'key'> {
  const { name, to } = subjectOf(path, context);
  return {
    to,
    title: titled(`${name} is no longer held`),
    description: isThere
      ? 'The document on main is valid and is rendered again.'
      : 'The document was removed from main.',
    link: isThere ? context.documentUrl(path) : context.commitUrl(intent),
    topic: 'Held documents',
    severity: 'normal',
  };
}

function subjectOf(path: string, { platformOwners }: HeldContext): Subject {
  const parsed = parsePath(path);
  const location = parsed.ok ? parsed.location : undefined;
  switch (location?.type) {
    case 'workload':
      return {
        name: `${location.service} in ${location.environment}`,
        to: [teamRef(location.team)],
      };
    case 'namespace':
      return {
        name: `The namespace of ${location.team} in ${location.environment}`,
        to: [teamRef(location.team)],
      };
    default:
      return { name: path, to: [...platformOwners] };
  }
}

function reasonOf([first, ...more]: DocumentFinding[]): string {
  if (!first) return '';
  const { path, fix } = first;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  return `${path ? `${path}: ` : ''}${fix}${others}`;
}

function teamRef(team: string): string {
  return `group:default/${team}`;
}

function titled(text: string): string {
  return text.length <= MAX_TITLE ? text : `${text.slice(0, MAX_TITLE - 1)}…`;
}
