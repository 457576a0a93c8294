import type { Config } from '@backstage/config';
import { GiteaForge, type Forge, type RepositoryRef } from '@waymark/gitops';
import { defaultPlatform, type Platform } from '@waymark/platform-api';

/** Where repositories go, and the platform their charts are compiled for. */
export type Place = {
  forge: Forge;
  gitops: RepositoryRef;
  /** Owner of all repositories in the forge. */
  organization: string;
  platform: Platform;
};

/** @throws when `integrations.gitea` has no forge with credentials */
export function readPlace(config: Config): Place {
  const [integration] = config.getConfigArray('integrations.gitea');
  const forge = new GiteaForge({
    url:
      integration.getOptionalString('baseUrl') ??
      `https://${integration.getString('host')}`,
    user: integration.getString('username'),
    token: integration.getString('password'),
  });
  const organization = defaultPlatform.organization.name;
  const gitops = { owner: organization, name: 'gitops' };
  return {
    forge,
    gitops,
    organization,
    platform: {
      ...defaultPlatform,
      gitops: { ...defaultPlatform.gitops, repoUrl: forge.cloneUrl(gitops) },
    },
  };
}
