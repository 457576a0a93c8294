const WINDOW_MS = 60_000;

/** Tokens a team may use per minute; a sliding window, kept in memory of one replica. */
export class Budget {
  readonly #limit: number;
  readonly #spent = new Map<string, { at: number; tokens: number }[]>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes the tokens from the team's budget, or refuses and says how long to wait. */
  spend(
    team: string,
    tokens: number,
    now = Date.now(),
  ): { ok: true } | { ok: false; retryAfterSeconds: number } {
    const recent = (this.#spent.get(team) ?? []).filter(
      ({ at }) => now - at < WINDOW_MS,
    );
    const used = recent.reduce((sum, entry) => sum + entry.tokens, 0);
    if (used + tokens > this.#limit) {
      const oldest = recent[0]?.at ?? now;
      return {
        ok: false,
        retryAfterSeconds: Math.ceil((oldest + WINDOW_MS - now) / 1000),
      };
    }
    this.#spent.set(team, [...recent, { at: now, tokens }]);
    return { ok: true };
  }
}
