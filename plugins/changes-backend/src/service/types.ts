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
  DocumentPage,
  documentQuerySchema,
  PreviewRequest,
  ReconcilerRun,
  ReconcilerStatus,
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
  reconcilerStatus(caller: Caller): Promise<ReconcilerStatus>;
  runReconciler(caller: Caller): Promise<ReconcilerRun>;
}
