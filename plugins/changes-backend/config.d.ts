import type { HumanDuration } from '@backstage/types';

export interface Config {
  /** Change sets and the reconciler. */
  changes?: {
    /** The GitOps repository. It is made, with its branches and their protection, when it is missing. */
    repository?: {
      /**
       * Base URL of the forge: one of `integrations.gitea`, whose credentials make the repository and write branch main.
       * @default the first of `integrations.gitea`
       */
      forge?: string;
      /**
       * Organization in the forge.
       * @default meridian
       */
      owner?: string;
      /** @default gitops */
      name?: string;
      /**
       * Users of the forge who may push to branch main and merge into it, beside the portal's own: those whose roles let them
       * change every team's intent. A list, or one text separated by commas. The forge refuses names that it does not know.
       * @default nobody but the portal's user
       */
      pushers?: string[] | string;
      /**
       * Users of the forge who may merge change requests into branch main, beside the pushers, and not push: those whose roles
       * let them review (`changes.change-set.review`). Written as the pushers are.
       * @default nobody but the pushers and the portal's user
       */
      mergers?: string[] | string;
      /**
       * Folder for the bare clones of this machine's processes; each makes and removes its own.
       * @default the system's folder for temporary files
       */
      cacheDirectory?: string;
      /**
       * How long an answer of the forge is waited for; 1 second to 5 minutes.
       * @default { seconds: 10 }
       */
      timeout?: HumanDuration | string;
    };
    reconciler?: {
      /** The forge user that alone may push branch rendered. */
      username: string;
      /** @visibility secret */
      token: string;
      /**
       * Time between two looks at the forge, for pushes that no webhook tells of; 1 second to 1 hour.
       * @default { seconds: 10 }
       */
      pollInterval?: HumanDuration | string;
      /**
       * What becomes of a compiler or platform that renders unchanged intent otherwise than before: `hold` keeps branch rendered as it
       * is, with everything newer, until an operator has looked at the difference and released it; `render` does not ask.
       * @default hold
       */
      upgrades?: 'hold' | 'render';
      /** A change that touches more than one batch is rendered batch by batch, development first. */
      batch?: {
        /**
         * Workloads and namespaces of one batch at most; a whole number from 1 to 10000.
         * @default 50
         */
        workloads?: number;
        /**
         * Time between two batches of one change, at least, up to 24 hours; looked at as often as `pollInterval` says.
         * @default { seconds: 0 }
         */
        pause?: HumanDuration | string;
      };
    };
    /** The Prometheus that reads the workloads' metrics; rendered analyses of canaries ask it. */
    prometheus?: {
      /**
       * Its address, as Argo Rollouts reaches it.
       * @default http://prometheus.monitoring.svc:9090
       */
      url?: string;
      /**
       * How often it reads a workload's metrics: whole seconds up to 5 minutes. Windows and pauses of canaries follow from it.
       * @default { seconds: 30 }
       */
      scrapeInterval?: HumanDuration | string;
    };
    /** Lets the forge tell of pushes. Without it, they are found by polling. */
    webhook?: {
      /**
       * Key of the signature, at least 16 characters.
       * @visibility secret
       */
      secret: string;
      /**
       * Where the forge reaches `/api/changes/webhook`.
       * @default the backend's external URL
       */
      url?: string;
    };
  };
}
