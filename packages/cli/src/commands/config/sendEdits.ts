import { randomUUID } from 'node:crypto';
import {
  findingsOf,
  type ChangeSet,
  type ChangeSetPreview,
  type ChangeSetRequest,
  type DocumentFinding,
} from '@waymark/plugin-changes-common';
import type { PortalClients } from '../../portal/openPortal';

/** What a change of the configuration came to. */
export interface Sent {
  valid: boolean;
  dryRun: boolean;
  findings: readonly DocumentFinding[];
  /** Files on branch rendered that the change makes differ, in the documents it edits. */
  documents: ChangeSetPreview['documents'];
  changeSet?: ChangeSet;
}

/** Previews edits, and makes a change set of them unless it is a dry run or they are refused. */
export async function sendEdits(
  { changes }: PortalClients,
  edits: ChangeSetRequest['edits'],
  { dryRun, mode, reason }: SendOptions,
): Promise<Sent> {
  const { base, documents, findings, valid } = await changes.preview({ edits });
  const told = { valid, dryRun, findings, documents };
  if (!valid || dryRun) return told;
  try {
    const changeSet = await changes.createChangeSet({
      edits,
      base,
      mode,
      reason,
      idempotencyKey: `cli:${randomUUID()}`,
    });
    return { ...told, changeSet };
  } catch (error) {
    // Main moved on between the two, and with it what holds.
    const refused = findingsOf(error);
    if (refused.length === 0) throw error;
    return { ...told, valid: false, findings: refused };
  }
}

/** How edits are sent. */
export interface SendOptions {
  dryRun: boolean;
  mode: ChangeSetRequest['mode'];
  reason: string;
}
