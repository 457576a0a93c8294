import type { TrialPortal } from './TrialPortal';
import type { Replica } from './Replica';

/** A commit that a verb made, and what it says of the documents that the verb is about; null where one is gone. */
export interface Made {
  commit: string;
  documents: Readonly<Record<string, string | null>>;
}

/** What an acknowledged verb has come to. */
export interface Outcome {
  /** Rows of the audit of each subject, in order, when all is done. */
  audit: Readonly<Record<string, readonly string[]>>;
  made?: readonly Made[];
}

/** One use of a verb. */
export interface Attempt {
  /** Asks a replica for it, with the same words each time, and resolves once it is acknowledged. */
  send(through: Replica): Promise<Outcome>;
  /** Takes away what would make later attempts slower, and says what that adds to the outcome. */
  tidy?(outcome: Outcome): Promise<Outcome>;
}

/** A verb that is to survive `kill -9` at any moment, and to act once when it is asked of two replicas. A new one is one more of these in the table. */
export interface Verb {
  name: string;
  /** Brings about what the verb begins with; nothing is killed meanwhile. */
  prepare(portal: TrialPortal): Promise<Attempt>;
}
