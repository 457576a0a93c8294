import { mkdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readJson, writeAtomic, writeJson } from '../forge/store/files';
import type { RunningForge } from '../forge';
import { everyone } from '../forge/store/users';
import { freePort } from '../postgres';
import { serverAccount } from '../serverAccount';
import { ensureAdministrator, ensureEveryone } from './accounts';
import { giteaConfiguration, loadGiteaSecrets } from './configuration';
import { giteaPlaces, giteaTokensFile } from './places';
import { startServer } from './server';
import type { StartGiteaOptions } from './types';

/** Forge organization of all repositories. */
const ORGANIZATION = 'meridian';

/** A running Gitea. */
export interface RunningGitea extends RunningForge {
  pid: number;
  /** Resolves when it ends, whoever ended it. */
  ended: Promise<void>;
}

/**
 * Starts a real Gitea with the users, tokens and organization that the local forge has, so that one takes the place of
 * the other. As root it runs as `git` or `nobody`. Safe to call again after a start that was killed at any point.
 *
 * @throws GiteaError or AccountError, with what to do
 */
export async function startGitea(
  options: StartGiteaOptions,
): Promise<RunningGitea> {
  await mkdir(options.root, { recursive: true, mode: 0o755 });
  const root = await realpath(options.root);
  const places = giteaPlaces(root);
  const { binary, share } = options;
  const account = serverAccount(
    'Gitea',
    ['git', 'nobody'],
    [binary, share, root],
  );
  const secrets = await loadGiteaSecrets(places.secrets);
  const port = options.port || (await freePort());
  await mkdir(dirname(places.configuration), { recursive: true });
  await writeAtomic(
    places.configuration,
    giteaConfiguration({ places, secrets, share, port, user: account.user }),
  );
  for (const owned of [
    places.work,
    dirname(dirname(places.configuration)),
    dirname(places.configuration),
    places.configuration,
  ])
    await account.own(owned);

  const tokensFile = giteaTokensFile(root);
  const kept = await readJson(tokensFile, z.record(z.string(), z.string()));
  // Another version may have had other users.
  const known = everyone().every(({ login }) => kept?.[login])
    ? kept
    : undefined;
  const administration = { account, binary, places };
  if (!known) await ensureAdministrator(administration, secrets.password);
  const server = await startServer({ ...administration, port });
  const url = `http://localhost:${port}`;
  try {
    const tokens =
      known ??
      (await ensureEveryone({
        url,
        password: secrets.password,
        organization: ORGANIZATION,
      }));
    if (!known) await writeJson(tokensFile, tokens);
    return { ...server, url, apiUrl: `${url}/api/v1`, tokens };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
