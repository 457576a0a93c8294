import type { Knex } from 'knex';

/** When what a commit wants of a folder was healthy, or gone, first. */
export interface FirstHealthy {
  cluster: string;
  path: string;
  commit: string;
  /** Null when nobody saw it in time. */
  at: Date | null;
}

/** SQL of when something was healthy first; what is written stays. */
export class FirstHealthyStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async of(commits: readonly string[]): Promise<FirstHealthy[]> {
    if (commits.length === 0) return [];
    return this.#knex<FirstHealthy>('first_healthy').whereIn('commit', commits);
  }

  /** Whoever saw it first has the word. */
  async note(rows: readonly FirstHealthy[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#knex<FirstHealthy>('first_healthy')
      .insert([...rows])
      .onConflict(['cluster', 'path', 'commit'])
      .ignore();
  }
}
