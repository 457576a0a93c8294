import { randomUUID } from 'node:crypto';
import {
  findingsOf,
  type ChangesClient,
  type ChangeSet,
  type ChangeSetPreview,
  type ChangeSetRequest,
  type DocumentFinding,
  type PlatformState,
} from '@waymark/plugin-changes-common';
import { compareEdits, type Difference } from './compare';

/** What a change of the configuration came to. */
export interface Sent {
  valid: boolean;
  dryRun: boolean;
  findings: readonly DocumentFinding[];
  /** Files on branch rendered that the change makes differ, in the documents it edits. */
  documents: ChangeSetPreview['documents'];
  /** Reviews that a rule wants before it goes onto main. */
  approvals: ChangeSetPreview['approvals'];
  /** Whether, in a dry run, it would be refused only because it asks for no review. */
  needsProposal: boolean;
  /** Fields of the configuration before and after; none where it is refused. */
  differences: Difference[];
  changeSet?: ChangeSet;
}

/** What of a portal it asks. */
interface Changes extends Pick<ChangesClient, 'createChangeSet' | 'preview'> {
  getPlatform(): Promise<Pick<PlatformState, 'documents'>>;
}

/** Previews edits, and makes a change set of them unless it is a dry run or they are refused. */
export async function sendEdits(
  { changes }: { changes: Changes },
  edits: ChangeSetRequest['edits'],
  { dryRun, mode, reason }: SendOptions,
): Promise<Sent> {
  const previewed = await changes.preview({ edits, reason });
  const { approvals, base, documents, findings } = previewed;
  // Without a dry run the portal refuses it itself, with its findings.
  const needsProposal =
    dryRun && previewed.valid && mode === 'commit' && approvals.length > 0;
  const valid = previewed.valid && !needsProposal;
  const differences = previewed.valid
    ? compareEdits(edits, await changes.getPlatform())
    : [];
  const told = {
    ...{ valid, dryRun, findings, documents },
    ...{ approvals, needsProposal, differences },
  };
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
