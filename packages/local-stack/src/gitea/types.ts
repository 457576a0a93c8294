/** The files of a Gitea. */
export interface GiteaProgram {
  /** Gitea's executable, built with SQLite. */
  binary: string;
  /** Folder with `options`, `templates` and `public` of the same version. */
  share: string;
}

/** @public */
export interface StartGiteaOptions extends GiteaProgram {
  /** Folder of the database, the repositories and the tokens; made when missing. */
  root: string;
  /**
   * Port on 127.0.0.1; 0 takes a free one.
   * @default 0
   */
  port?: number;
}
