import type { Outcome } from '@waymark/plugin-approvals-common';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const HOUR = 3600;
const BUCKETS = [0.1, 0.5, 1, 4, 8, 24, 48, 120, 336].map(h => h * HOUR);

/** What the approvals plugin counts and measures. */
export class ApprovalsMetrics {
  readonly #opened: Counter<'kind'>;
  readonly #ended: Counter<'kind' | 'outcome'>;
  readonly #duration: Histogram<'kind' | 'outcome'>;
  readonly #accesses: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#opened = new Counter({
      name: 'waymark_approvals_requests_opened_total',
      help: 'Requests for approval that were opened.',
      labelNames: ['kind'],
      registers,
    });
    this.#ended = new Counter({
      name: 'waymark_approvals_requests_ended_total',
      help: 'Requests for approval that ended, by how.',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.#accesses = new Gauge({
      name: 'waymark_approvals_break_glass_open',
      help: 'Break-glass accesses that have not ended.',
      registers,
    });
    this.#duration = new Histogram({
      name: 'waymark_approvals_request_duration_seconds',
      help: 'Time from opening a request to its end.',
      labelNames: ['kind', 'outcome'],
      buckets: BUCKETS,
      registers,
    });
  }

  /** Break-glass accesses that have not ended. */
  accesses(count: number): void {
    this.#accesses.set(count);
  }

  opened(kind: string): void {
    this.#opened.inc({ kind });
  }

  ended(kind: string, outcome: Outcome, durationMs: number): void {
    this.#ended.inc({ kind, outcome });
    this.#duration.observe({ kind, outcome }, durationMs / 1000);
  }
}
