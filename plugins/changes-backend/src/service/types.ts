import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { TenantScope } from '@waymark/plugin-access-node';
import type {
  BlastRadiusEvent,
  changeSetDraftSchema,
  changeSetQuerySchema,
  ChangeSet,
  ChangeSetPage,
  ChangeSetPreview,
  ChangeSetRequest,
  ChangeSetReview,
  CommitPage,
  commitQuerySchema,
  CompilerUpgrade,
  DependentPage,
  dependentQuerySchema,
  Delivery,
  DocumentPage,
  FindingPage,
  documentQuerySchema,
  findingQuerySchema,
  Door,
  Drift,
  driftQuerySchema,
  PlatformState,
  PreviewRequest,
  Proposal,
  ReconcilerRun,
  ReconcilerRunPage,
  reconcilerRunQuerySchema,
  ReconcilerStatus,
  RollOut,
  RollOutDecision,
  RollOutDecisionRequest,
  RollOutPage,
  rollOutQuerySchema,
  Replay,
  UpgradeRelease,
  UpgradeStatus,
  Withdrawal,
} from '@waymark/plugin-changes-common';
import type { z } from 'zod';

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
  /** By which way they ask; the portal when left out. */
  door?: Door;
}

/** A list, and whose part of it the caller may see; everything when left out. */
export type Scoped<T> = T & { scope?: TenantScope };

/** A query for change sets, parsed. */
export type ListChangeSets = Scoped<z.output<typeof changeSetQuerySchema>>;

/** A query for commits, parsed. */
export type ListCommits = Scoped<z.output<typeof commitQuerySchema>>;

/** A query for documents, parsed. */
export type ListDocuments = Scoped<z.output<typeof documentQuerySchema>>;

/** A query for findings, parsed. */
export type ListFindings = Scoped<z.output<typeof findingQuerySchema>>;

/** A query for dependents, parsed. */
export type ListDependents = Scoped<z.output<typeof dependentQuerySchema>>;

/** The verbs of the changes domain. HTTP routes and actions are doors to these. */
export interface Changes {
  preview(request: PreviewRequest, caller: Caller): Promise<ChangeSetPreview>;
  /**
   * @throws InvalidChangeError when the resulting tree is not valid
   * @throws DocumentConflictError when an edited document changed since the base
   */
  create(request: ChangeSetRequest, caller: Caller): Promise<ChangeSet>;
  /** @throws NotFoundError */
  get(id: string, caller: Caller): Promise<ChangeSet>;
  list(query: ListChangeSets, caller: Caller): Promise<ChangeSetPage>;
  /** What came onto main, pushes by hand included. */
  commits(query: ListCommits, caller: Caller): Promise<CommitPage>;
  documents(query: ListDocuments, caller: Caller): Promise<DocumentPage>;
  /** Who depends on a document of the configuration. */
  dependents(query: ListDependents, caller: Caller): Promise<DependentPage>;
  /** What validation finds on main. */
  findings(query: ListFindings, caller: Caller): Promise<FindingPage>;
  /** What intent is compiled with; for everyone who may read any of it. */
  platform(caller: Caller): Promise<PlatformState>;
}

/** A draft, parsed. */
export type DraftContent = z.output<typeof changeSetDraftSchema>;

/** What a blast radius is of: a change set that is there, or edits that are not one yet. */
export type BlastRadiusSubject = Scoped<{ id: string } | PreviewRequest>;

/** The verbs between having an idea and its being decided on. */
export interface Reviewing {
  /** @throws NotFoundError */
  review(
    query: Scoped<{ id: string }>,
    caller: Caller,
  ): Promise<ChangeSetReview>;
  /**
   * What it does to the whole fleet, as it comes.
   *
   * @throws NotFoundError, DocumentConflictError
   */
  blastRadius(
    subject: BlastRadiusSubject,
    caller: Caller,
  ): AsyncGenerator<BlastRadiusEvent>;
  /**
   * Makes a draft, or saves it.
   *
   * @throws ConflictError when it was saved by somebody else meanwhile, or is no draft any more
   */
  saveDraft(
    id: string,
    draft: DraftContent,
    caller: Caller,
  ): Promise<ChangeSet>;
  /** @throws ConflictError when it is no draft any more */
  discardDraft(id: string, caller: Caller): Promise<void>;
  /**
   * Hands a draft in. Doing it again gives what became of it.
   *
   * @throws ConflictError when it is not the revision that was looked at
   * @throws InvalidChangeError, DocumentConflictError; it is a draft again then
   */
  propose(id: string, request: Proposal, caller: Caller): Promise<ChangeSet>;
  /** @throws ConflictError when it is not proposed, or has ended otherwise */
  withdraw(id: string, request: Withdrawal, caller: Caller): Promise<ChangeSet>;
}

/** A query for runs, parsed. */
export type ListRuns = z.output<typeof reconcilerRunQuerySchema>;

/** A query for drift, parsed, and whose applications the caller may look into; everything when left out. */
export type ReadDrift = Scoped<z.output<typeof driftQuerySchema>>;

/** A query for roll-outs, parsed. */
export type ListRollOuts = z.output<typeof rollOutQuerySchema>;

/** The verbs of the road from main to the clusters. */
export interface Delivering {
  status(caller: Caller): Promise<ReconcilerStatus>;
  runs(query: ListRuns, caller: Caller): Promise<ReconcilerRunPage>;
  run(caller: Caller): Promise<ReconcilerRun>;
  delivery(caller: Caller): Promise<Delivery>;
  drift(query: ReadDrift, caller: Caller): Promise<Drift>;
  upgrade(caller: Caller): Promise<UpgradeStatus>;
  /**
   * @throws ConflictError when another upgrade waits by now
   * @throws NotFoundError when none does
   */
  releaseUpgrade(
    id: string,
    request: UpgradeRelease,
    caller: Caller,
  ): Promise<CompilerUpgrade>;
  rollOuts(query: ListRollOuts, caller: Caller): Promise<RollOutPage>;
  /**
   * Stops a roll-out or lets it go on; asked again with its key it decides nothing again.
   *
   * @throws NotFoundError
   * @throws ConflictError when nothing is left of it
   */
  decideRollOut(
    id: string,
    verb: RollOutDecision['verb'],
    request: RollOutDecisionRequest,
    caller: Caller,
  ): Promise<RollOut>;
  /** @throws NotFoundError when nothing is rendered yet */
  replay(caller: Caller): Promise<Replay>;
}
