import type { Config } from '@backstage/config';
import { GiteaForge, type Forge, type RepositoryRef } from '@waymark/gitops';
import { platformAt, type Platform } from '@waymark/platform-api';

/** Where things are: the forge, the GitOps repository, and the platform they belong to. */
export type Place = {
  forge: Forge;
  gitops: RepositoryRef;
  /** Owner of all repositories in the forge. */
  organization: string;
  platform: Platform;
};

/**
 * Reads the place from the same keys as the changes plugin does.
 *
 * @throws when `integrations.gitea` has no such forge with credentials
 */
export function readPlace(config: Config): Place {
  const owner = config.getOptionalString('changes.repository.owner');
  const organization = owner ?? 'meridian';
  const gitops = {
    owner: organization,
    name: config.getOptionalString('changes.repository.name') ?? 'gitops',
  };
  const forge = forgeOf(config);
  return {
    forge,
    gitops,
    organization,
    platform: platformAt({
      gitopsUrl: forge.cloneUrl(gitops),
      portalUrl: config.getString('app.baseUrl'),
    }),
  };
}

function forgeOf(config: Config): Forge {
  const wanted = config.getOptionalString('changes.repository.forge');
  const integrations =
    config.getOptionalConfigArray('integrations.gitea') ?? [];
  const urlOf = (one: Config) =>
    (
      one.getOptionalString('baseUrl') ?? `https://${one.getString('host')}`
    ).replace(/\/+$/, '');
  const found = integrations.find(
    one => !wanted || urlOf(one) === wanted.replace(/\/+$/, ''),
  );
  if (!found) {
    throw new Error(
      `integrations.gitea: there is no ${
        wanted ?? 'forge'
      }; add it with username and password`,
    );
  }
  return new GiteaForge({
    url: urlOf(found),
    user: found.getString('username'),
    token: found.getString('password'),
  });
}
