export interface Config {
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
