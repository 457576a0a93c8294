import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';

/**
 * What somebody is to be told. Its texts are stored and may be mailed, so they hold no values of documents.
 *
 * @public
 */
export type Notice = {
  /** Names the event, at most 255 characters: what has the same key is told once. */
  key: string;
  /** Entity refs of users or groups; a group is told person by person. */
  to: string[];
  /** Members of these groups who are not told. */
  except?: string[];
  title: string;
  description: string;
  /** An address, or a path inside the portal. */
  link: string;
  topic: string;
  severity: NonNullable<NotificationSendOptions['payload']['severity']>;
};

/** Columns of table `outbox`. */
export type OutboxRow = {
  key: string;
  notice: Notice;
  attempts: number;
  next_try_at: Date;
  sent_at: Date | null;
  created_at: Date;
};

/**
 * Writes notices beside what they tell of; they are there if that is. A key that was written before is left as it is.
 *
 * @public
 */
export async function writeNotices(
  tx: Knex.Transaction,
  notices: readonly Notice[],
): Promise<void> {
  for (const notice of notices) {
    await tx('outbox')
      .insert({ key: notice.key, notice: JSON.stringify(notice) })
      .onConflict('key')
      .ignore();
  }
}
