/** @public */
export type StartForgeOptions = {
  /** Folder of the bare repositories and of what the forge remembers; made when missing. */
  root: string;
  /**
   * Port on 127.0.0.1; 0 takes a free one.
   * @default 0
   */
  port?: number;
  /**
   * Address that people and git use, without trailing slash.
   * @default `http://localhost:<port>`
   */
  publicUrl?: string;
  /** Gets one line a request; never a token. Silent when left out. */
  log?: (line: string) => void;
};

/** @public */
export type RunningForge = {
  /** Without trailing slash: `http://localhost:7072`. */
  url: string;
  /** `<url>/api/v1` */
  apiUrl: string;
  /** Token of each user, also its password for Basic authentication. */
  tokens: Record<string, string>;
  /** Finishes running requests, then closes. */
  stop(): Promise<void>;
};

/** One commit of a {@link SeedRepository}. */
export type SeedCommit = {
  message: string;
  author: { name: string; email: string };
  /** ISO 8601. */
  date: string;
  /** Path → text; null deletes the file. Files not named stay as they are. */
  files: Record<string, string | Buffer | null>;
};

/** @public */
export type SeedRepository = {
  owner: string;
  name: string;
  description: string;
  /** Oldest first. Equal history, equal commit ids. */
  history: SeedCommit[];
};
