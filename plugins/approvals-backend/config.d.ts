export interface Config {
  /** Requests for approval. Who decides follows from `access.roles`. */
  approvals?: {
    /**
     * Monthly cost, in the currency of the platform, from which on a second person looks at a request; 0 to 1,000,000.
     * @default 500
     */
    costReviewFrom?: number;
    /**
     * Longest time in minutes that break-glass access is taken for; 5 to 1440.
     * @default 240
     */
    breakGlassMinutes?: number;
    /**
     * Seconds between two looks at requests that are due or expired; 1 to 3600.
     * @default 30
     */
    sweepSeconds?: number;
  };
}
