export interface Config {
  waymark?: {
    http?: {
      /**
       * Largest request body that is accepted, in bytes: a whole number from 65536 to 67108864.
       *
       * @default 2097152
       */
      maxRequestBytes?: number;
    };
  };
}
