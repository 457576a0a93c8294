import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { TenantScope } from '@waymark/plugin-access-node';
import type {
  changeSetQuerySchema,
  ChangeSet,
  ChangeSetPage,
  ChangeSetPreview,
  ChangeSetRequest,
  CommitPage,
  commitQuerySchema,
  CompilerUpgrade,
  Delivery,
  DocumentPage,
  documentQuerySchema,
  Drift,
  driftQuerySchema,
  PreviewRequest,
  ReconcilerRun,
  ReconcilerRunPage,
  reconcilerRunQuerySchema,
  ReconcilerStatus,
  Replay,
  UpgradeRelease,
  UpgradeStatus,
} from '@waymark/plugin-changes-common';
import type { z } from 'zod';

/** Who asks. */
export interface Caller {
  credentials: BackstageCredentials;
}

/** A list, and whose part of it the caller may see; everything when left out. */
export type Scoped<T> = T & { scope?: TenantScope };

/** A query for change sets, parsed. */
export type ListChangeSets = Scoped<z.output<typeof changeSetQuerySchema>>;

/** A query for commits, parsed. */
export type ListCommits = Scoped<z.output<typeof commitQuerySchema>>;

/** A query for documents, parsed. */
export type ListDocuments = Scoped<z.output<typeof documentQuerySchema>>;

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
}

/** A query for runs, parsed. */
export type ListRuns = z.output<typeof reconcilerRunQuerySchema>;

/** A query for drift, parsed, and whose applications the caller may look into; everything when left out. */
export type ReadDrift = Scoped<z.output<typeof driftQuerySchema>>;

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
  /** @throws NotFoundError when nothing is rendered yet */
  replay(caller: Caller): Promise<Replay>;
}
