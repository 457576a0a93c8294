import {
  DOCUMENT_FOLDERS,
  parsePath,
  type LoggedCommit,
  type TouchedPath,
} from '@waymark/gitops';
import type { TenantScope } from '@waymark/plugin-access-node';
import type {
  IntentCommit,
  TouchedDocument,
} from '@waymark/plugin-changes-common';
import type { ChangeSetRow } from '../database/rows';

const MOST_DOCUMENTS = 50;

/** A commit on main as its reader may see it. */
export function toIntentCommit(
  commit: LoggedCommit,
  known: {
    changeSet?: ChangeSetRow;
    /** Who the catalog says has the address of the author. */
    authorRef?: string;
    url: string;
    scope: TenantScope;
  },
): IntentCommit {
  const { changeSet, authorRef, url, scope } = known;
  const documents = commit.touched.filter(({ path }) => isShown(path, scope));
  return {
    commit: commit.id,
    committedAt: commit.committedAt.toISOString(),
    subject: commit.subject,
    ...(changeSet
      ? ofChangeSet(changeSet)
      : {
          origin: commit.parents.length > 1 ? 'merge' : 'push',
          author: {
            name: commit.author.name,
            ...(authorRef && { ref: authorRef }),
          },
        }),
    documents: documents.slice(0, MOST_DOCUMENTS).map(toDocument),
    documentCount: documents.length,
    url,
  };
}

function ofChangeSet(
  row: ChangeSetRow,
): Pick<IntentCommit, 'origin' | 'author' | 'changeSet'> {
  return {
    origin: 'change-set',
    author: { name: row.author_name, ref: row.author },
    changeSet: {
      id: row.id,
      idempotencyKey: row.idempotency_key,
      mode: row.mode,
      ...(row.change_request_url && {
        changeRequestUrl: row.change_request_url,
      }),
    },
  };
}

/** A file in a team's folder is the team's, whether or not a document may lie there. */
function isShown(path: string, scope: TenantScope): boolean {
  if (scope.all)
    return DOCUMENT_FOLDERS.some(folder => path.startsWith(folder));
  const [folder, team, ...rest] = path.split('/');
  return folder === 'tenants' && rest.length > 0 && scope.teams.includes(team);
}

function toDocument({ path, change }: TouchedPath): TouchedDocument {
  const parsed = parsePath(path);
  if (!parsed.ok) return { path, change };
  const { location } = parsed;
  const { type } = location;
  switch (type) {
    case 'workload':
      return {
        path,
        change,
        type,
        ...placeOf(location),
        name: location.service,
      };
    case 'namespace':
      return { path, change, type, ...placeOf(location) };
    case 'platform':
      return { path, change, type, kind: location.kind, name: location.name };
    default:
      return { path, change, type, name: location.id };
  }
}

function placeOf({ team, environment }: { team: string; environment: string }) {
  return { team, environment };
}
