export interface Config {
  /** Namespaces, services and provisioning runs. */
  tenants?: {
    /** Cleans up after runs that failed or were abandoned. */
    sweeper?: {
      /**
       * Time between two rounds.
       * @default { seconds: 30 }
       */
      frequency?: { seconds: number } | { minutes: number };
      /**
       * How long a run may be silent before it counts as abandoned; 1 minute to 1 day. Longer than a
       * restart of the portal takes, or a run that could be continued is undone.
       * @default { minutes: 15 }
       */
      abandonAfter?: { seconds: number } | { minutes: number };
    };
    /** Warns of sandboxes that end, and proposes to remove those that have. */
    namespaces?: {
      /**
       * Time between two rounds; 1 second to 1 day.
       * @default { minutes: 15 }
       */
      frequency?: { seconds: number } | { minutes: number } | { hours: number };
    };
    /** What users leave unfinished. */
    drafts?: {
      /**
       * Size of one draft as JSON, 1024 to 262144.
       * @default 65536
       */
      maxBytes?: number;
      /**
       * Drafts of one user, 1 to 500.
       * @default 50
       */
      maxCount?: number;
    };
  };
}
