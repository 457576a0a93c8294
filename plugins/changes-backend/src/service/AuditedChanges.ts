import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ChangeSetRequest,
  PreviewRequest,
} from '@waymark/plugin-changes-common';
import type { ChangesMetrics } from '../ChangesMetrics';
import { audited } from './audited';
import type {
  Caller,
  Changes,
  ListChangeSets,
  ListCommits,
  ListDependents,
  ListDocuments,
  ListFindings,
} from './types';

/** Tells the auditor of every attempt to change something, the denied and refused ones too. */
export class AuditedChanges implements Changes {
  readonly #changes: Changes;
  readonly #auditor: AuditorService;
  readonly #metrics: ChangesMetrics;

  constructor(
    changes: Changes,
    options: { auditor: AuditorService; metrics: ChangesMetrics },
  ) {
    this.#changes = changes;
    this.#auditor = options.auditor;
    this.#metrics = options.metrics;
  }

  async create(request: ChangeSetRequest, caller: Caller) {
    const { mode, idempotencyKey, reason, edits } = request;
    const documents = edits.map(({ path }) => path);
    try {
      return await audited(
        this.#auditor,
        'change-set-create',
        { mode, idempotencyKey, reason, documents },
        () => this.#changes.create(request, caller),
        ({ id, state }) => ({ id, state }),
      );
    } catch (error) {
      this.#metrics.refused(mode, toError(error).name);
      throw error;
    }
  }

  preview(request: PreviewRequest, caller: Caller) {
    return this.#changes.preview(request, caller);
  }

  get(id: string, caller: Caller) {
    return this.#changes.get(id, caller);
  }

  list(query: ListChangeSets, caller: Caller) {
    return this.#changes.list(query, caller);
  }

  commits(query: ListCommits, caller: Caller) {
    return this.#changes.commits(query, caller);
  }

  documents(query: ListDocuments, caller: Caller) {
    return this.#changes.documents(query, caller);
  }

  dependents(query: ListDependents, caller: Caller) {
    return this.#changes.dependents(query, caller);
  }

  findings(query: ListFindings, caller: Caller) {
    return this.#changes.findings(query, caller);
  }

  platform(caller: Caller) {
    return this.#changes.platform(caller);
  }
}
