import { randomUUID } from 'node:crypto';
import {
  BREAK_GLASS_KIND,
  type GrantedAccess,
} from '@waymark/plugin-approvals-common';
import type { ApprovalKind } from '@waymark/plugin-approvals-node';
import { durationToMilliseconds } from '@backstage/types';
import type { AccessRow, NewGrant, RequestRow } from '../database/rows';
import { accessGrantOf } from '../grants/grantDocument';
import { hashOf, rowOf } from '../service/open';
import type { NewAccess } from '../service/types';
import type { Settings } from '../settings';

/** Everything that an access goes into the database with. */
export interface OpenedAccess {
  row: RequestRow;
  access: AccessRow;
  grant: NewGrant;
}

/** An access whose input was checked: its request, which waits for the review, and the grant that gives it. */
export function openAccess(
  input: NewAccess,
  who: { person: string; user: string; namespace: string },
  kind: ApprovalKind,
  settings: Settings,
  now: Date,
): OpenedAccess {
  const { environment, reason, role, team } = input;
  const expires = new Date(now.getTime() + input.minutes * 60_000);
  const given: GrantedAccess = { team, environment, role, reason, ...who };
  const hash = hashOf(input, who.person);
  const row: RequestRow = {
    ...rowOf(
      {
        kind: BREAK_GLASS_KIND,
        subject: {
          type: 'namespace',
          ref: who.namespace,
          hash,
          title: `Break-glass: ${role} in ${who.namespace}`,
        },
        reason,
        evidence: [],
        team,
        environment,
        entities: input.entities,
        idempotencyKey: input.idempotencyKey,
      },
      kind,
      who.person,
      settings,
      now,
    ),
    input_hash: hash,
    // What was done is known once it has ended.
    due_at: new Date(expires.getTime() + durationToMilliseconds(kind.dueIn)),
  };
  return {
    row,
    access: {
      request: row.id,
      person: who.person,
      user: who.user,
      team,
      environment,
      namespace: who.namespace,
      role,
      opened_at: now,
      expires_at: expires,
      ended_at: null,
      ended_by: null,
    },
    grant: accessGrantOf(row, given, randomUUID(), { at: now, expires }),
  };
}
