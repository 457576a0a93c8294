import type { Skipped, SuiteResult } from './types';

/** Counts checks and shows each as it ends; a failed one does not stop the others. */
export class Checks {
  private readonly counts: { passed: number; failed: number };
  private readonly skipped: Skipped[];

  constructor(private readonly subject = '', parent?: Checks) {
    this.counts = parent?.counts ?? { passed: 0, failed: 0 };
    this.skipped = parent?.skipped ?? [];
  }

  /** The same count, with a subject before each name. */
  about(subject: string): Checks {
    return new Checks(`${subject}: `, this);
  }

  /** Runs one check; it fails by throwing. Says whether it passed. */
  async check(name: string, body: () => unknown): Promise<boolean> {
    const started = performance.now();
    try {
      await body();
      this.record(name, performance.now() - started);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.record(name, performance.now() - started, reason);
      return false;
    }
  }

  /** Counts what was checked elsewhere, with the time that it took there; it failed where there is a problem. */
  record(name: string, durationMs: number, problem?: string): void {
    if (problem === undefined) {
      this.counts.passed += 1;
      const seconds = (durationMs / 1000).toFixed(1);
      process.stdout.write(`  ok    ${this.subject}${name} (${seconds} s)\n`);
      return;
    }
    this.counts.failed += 1;
    const reason = problem.replace(/^/gm, '        ');
    process.stdout.write(`  FAIL  ${this.subject}${name}\n${reason}\n`);
  }

  /** Names what this machine cannot check, and what it would take. */
  skip(name: string, reason: string): void {
    process.stdout.write(`  skip  ${this.subject}${name}: ${reason}\n`);
    this.skipped.push({ name: `${this.subject}${name}`, reason });
  }

  /** What the suite returns. */
  result(): SuiteResult {
    return { ...this.counts, skipped: [...this.skipped] };
  }
}

/** Fails a check with every problem that was found. */
export function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
