import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  ChangeSetRequest,
  PreviewRequest,
} from '@waymark/plugin-changes-common';
import type { ChangesMetrics } from '../ChangesMetrics';
import type {
  Caller,
  Changes,
  ListChangeSets,
  ListCommits,
  ListDocuments,
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
      return await this.#audited(
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

  runReconciler(caller: Caller) {
    return this.#audited(
      'reconciler-run',
      {},
      () => this.#changes.runReconciler(caller),
      ({ id, state }) => ({ id, state }),
    );
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

  reconcilerStatus(caller: Caller) {
    return this.#changes.reconcilerStatus(caller);
  }

  async #audited<T>(
    eventId: string,
    meta: JsonObject,
    work: () => Promise<T>,
    outcome: (result: T) => JsonObject,
  ): Promise<T> {
    const event = await this.#auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      meta,
    });
    try {
      const result = await work();
      await event.success({ meta: outcome(result) });
      return result;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }
}
