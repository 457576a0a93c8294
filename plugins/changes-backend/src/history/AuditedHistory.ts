import type { AuditorService } from '@backstage/backend-plugin-api';
import { audited } from '../service/audited';
import type { Caller, Scoped } from '../service/types';
import type {
  Compare,
  ConfigurationHistory,
  ListCommits,
  ReadAsOf,
  Restore,
  SearchHistory,
  Verify,
} from './types';

/** Tells the auditor of every verification, the denied ones too. Restoring is a change set, which tells of itself. */
export class AuditedHistory implements ConfigurationHistory {
  readonly #history: ConfigurationHistory;
  readonly #auditor: AuditorService;

  constructor(history: ConfigurationHistory, auditor: AuditorService) {
    this.#history = history;
    this.#auditor = auditor;
  }

  verify(request: Verify, caller: Caller) {
    return audited(
      this.#auditor,
      'history-verify',
      { replay: request.replay },
      () => this.#history.verify(request, caller),
      ({ holds, head }) => ({ holds, head: head.hash }),
    );
  }

  search(query: SearchHistory, caller: Caller) {
    return this.#history.search(query, caller);
  }

  commits(query: ListCommits, caller: Caller) {
    return this.#history.commits(query, caller);
  }

  asOf(query: ReadAsOf, caller: Caller) {
    return this.#history.asOf(query, caller);
  }

  compare(query: Compare, caller: Caller) {
    return this.#history.compare(query, caller);
  }

  restore(request: Restore, caller: Caller) {
    return this.#history.restore(request, caller);
  }

  verification(query: Scoped<{}>, caller: Caller) {
    return this.#history.verification(query, caller);
  }
}
