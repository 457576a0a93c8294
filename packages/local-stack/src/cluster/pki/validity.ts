/** Milliseconds of a day. */
export const dayMs = 24 * 3_600_000;

/** How long certificates of an instance are valid, in milliseconds. */
export const validityMs = 365 * dayMs;
