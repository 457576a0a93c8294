export interface Config {
  catalog?: {
    /** Entity providers; the module for Gitea brings no schema of its own. */
    providers?: {
      gitea?: {
        [name: string]: {
          /** Host of an entry in `integrations.gitea`. */
          host: string;
          /** Organization whose repositories are searched. */
          organization: string;
          /** @default main */
          branch?: string;
          /** @default catalog-info.yaml */
          catalogPath?: string;
          /** When to look, as in every scheduled task of Backstage. */
          schedule: {
            frequency: object | string;
            timeout: object | string;
            initialDelay?: object | string;
          };
        };
      };
    };
  };
  waymark?: {
    http?: {
      /**
       * Largest request body that is accepted, in bytes: a whole number from 65536 to 67108864.
       *
       * @default 2097152
       */
      maxRequestBytes?: number;
      /**
       * How long open requests may take once the process is told to stop: 0 to 120 seconds, as a duration ('10s', 'PT10S').
       *
       * @default 10s
       */
      shutdownGrace?: string;
    };
  };
}
