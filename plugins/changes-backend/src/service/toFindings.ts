import { parsePath, teamOf, type DocumentFinding } from '@waymark/gitops';
import type { FindingPage } from '@waymark/plugin-changes-common';
import { decodeCursor, documentCursor, encodeCursor } from '../database/cursor';
import type { ListFindings } from './types';

/** What everyone may read who may read any document. */
const CONFIGURATION = 'platform/';

/** A page of findings on documents that the caller may see. The findings are in the order of their documents' paths. */
export function toFindings(
  findings: readonly DocumentFinding[],
  { cursor, limit, scope }: ListFindings,
): Pick<FindingPage, 'items' | 'nextCursor'> {
  const after = cursor ? decodeCursor(documentCursor, cursor).path : '';
  const wanted = findings.filter(
    ({ document }) => document > after && isReadable(document, scope),
  );
  const last = wanted.at(limit - 1)?.document;
  const rest = wanted.findIndex(
    ({ document }) => last !== undefined && document > last,
  );
  return rest < 0 || last === undefined
    ? { items: wanted }
    : {
        items: wanted.slice(0, rest),
        nextCursor: encodeCursor({ path: last }),
      };
}

function isReadable(document: string, scope: ListFindings['scope']): boolean {
  if (!scope || scope.all || document.startsWith(CONFIGURATION)) return true;
  const place = parsePath(document);
  const team = place.ok ? teamOf(place.location) : undefined;
  return team !== undefined && scope.teams.includes(team);
}
