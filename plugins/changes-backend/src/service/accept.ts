import { createHash, randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { teamsTouched } from '@waymark/gitops';
import type { ChangeSetRequest, Door } from '@waymark/plugin-changes-common';
import type { NewChangeSet } from '../database/ChangeSetStore';
import type { ChangeSetRow } from '../database/rows';
import type { Actor } from './People';

/** A change set as it goes into the database. */
export function accept(
  request: ChangeSetRequest,
  actor: Actor,
  { base, door, now }: { base: string; door: Door; now: Date },
): NewChangeSet {
  return {
    id: randomUUID(),
    idempotency_key: request.idempotencyKey,
    request_hash: hashOf(request),
    mode: request.mode,
    author: actor.ref,
    author_name: actor.person.name,
    author_email: actor.person.email,
    reason: request.reason,
    teams: teamsTouched(request.edits).flatMap(team => team ?? []),
    paths: request.edits.map(({ path }) => path),
    edits: request.edits,
    base,
    supersedes: request.supersedes ?? [],
    door,
    created_at: now,
  };
}

/**
 * The same key means the same request of the same person.
 *
 * @throws ConflictError
 */
export function assertSameRequest(
  row: ChangeSetRow,
  request: ChangeSetRequest,
  actor: string,
): void {
  if (row.author !== actor || row.request_hash !== hashOf(request)) {
    throw new ConflictError(
      'The idempotency key belongs to another request. Use a new one.',
    );
  }
}

/** Equal content, equal hash; the fields of a draft and of a request are the same. */
export function hashOf({
  edits,
  base,
  reason,
  mode,
  supersedes = [],
}: Omit<ChangeSetRequest, 'idempotencyKey'>): string {
  const parts = [
    mode,
    reason,
    base ?? '',
    ...(supersedes.length > 0 ? [{ supersedes }] : []),
    ...edits.flatMap(({ action, path, content }) => [
      action,
      path,
      content ?? '',
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
