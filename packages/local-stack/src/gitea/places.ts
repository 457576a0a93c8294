import { join } from 'node:path';

/** Files of one Gitea. What lies in `work` belongs to the account it runs as; the rest is ours. */
export interface GiteaPlaces {
  /** Home, configuration, database, repositories. */
  work: string;
  configuration: string;
  secrets: string;
  log: string;
  /** Process id and start of a server that was not stopped. */
  server: string;
}

/** Where Gitea's files are below its root. */
export function giteaPlaces(root: string): GiteaPlaces {
  const work = join(root, 'work');
  return {
    work,
    configuration: join(work, 'custom', 'conf', 'app.ini'),
    secrets: join(root, 'secrets.json'),
    log: join(root, 'gitea.log'),
    server: join(root, 'server.json'),
  };
}

/** File of the tokens by user, written when every user is there. */
export function giteaTokensFile(root: string): string {
  return join(root, 'tokens.json');
}
