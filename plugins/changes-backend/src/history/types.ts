import type {
  AsOf,
  asOfQuerySchema,
  Comparison,
  comparisonQuerySchema,
  HistoryCommitPage,
  historyCommitQuerySchema,
  HistoryPage,
  historyQuerySchema,
  LastVerification,
  Restoration,
  restoreRequestSchema,
  Verification,
  verifyRequestSchema,
} from '@waymark/plugin-changes-common';
import type { z } from 'zod';
import type { Caller, Scoped } from '../service/types';

/** A question, and whose documents the caller may see the history of; configuration of the platform as well, where it says so. */
export type Readable<T> = Scoped<T> & { withPlatform?: boolean };

/** A search of the audit, parsed. */
export type SearchHistory = Readable<z.output<typeof historyQuerySchema>>;

/** A question for commits, parsed. */
export type ListCommits = Readable<z.output<typeof historyCommitQuerySchema>>;

/** A question for documents as of a moment, parsed. */
export type ReadAsOf = Readable<z.output<typeof asOfQuerySchema>>;

/** A question for differences, parsed. */
export type Compare = Readable<z.output<typeof comparisonQuerySchema>>;

/** A request to restore, parsed. */
export type Restore = Readable<z.output<typeof restoreRequestSchema>>;

/** A request to verify, parsed. */
export type Verify = z.output<typeof verifyRequestSchema>;

/** The verbs of what was accepted intent, and when. */
export interface ConfigurationHistory {
  search(query: SearchHistory, caller: Caller): Promise<HistoryPage>;
  commits(query: ListCommits, caller: Caller): Promise<HistoryCommitPage>;
  asOf(query: ReadAsOf, caller: Caller): Promise<AsOf>;
  compare(query: Compare, caller: Caller): Promise<Comparison>;
  /**
   * Makes a change set with the old content, validated and authorised like any other.
   *
   * @throws InvalidChangeError when what was then is not valid now
   */
  restore(request: Restore, caller: Caller): Promise<Restoration>;
  verify(request: Verify, caller: Caller): Promise<Verification>;
  verification(query: Scoped<{}>, caller: Caller): Promise<LastVerification>;
}
