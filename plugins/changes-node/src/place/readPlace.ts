import type { Config } from '@backstage/config';
import { GiteaForge, type Forge, type RepositoryRef } from '@waymark/gitops';
import {
  platformAt,
  type InstallationAddresses,
  type Platform,
} from '@waymark/platform-api';
import { ConfigurationError } from '../ConfigurationError';
import { readForgeTimeout } from './readForgeTimeout';
import { readPrometheus } from './readPrometheus';

/**
 * Where things are: the forge, the GitOps repository, and the platform they belong to.
 *
 * @public
 */
export interface Place {
  /** As the portal's user, who may make repositories and write branch main. */
  forge: Forge;
  gitops: RepositoryRef;
  /** Owner of all repositories in the forge. */
  organization: string;
  /** Addresses that differ between installations. */
  installation: InstallationAddresses;
  /** The built-in platform at these addresses; what is in Git goes before it. */
  platform: Platform;
}

/**
 * Reads `changes.repository`, `changes.prometheus`, `integrations.gitea` and `app.baseUrl`; every plugin that works on the forge finds it here.
 *
 * @throws ConfigurationError when `integrations.gitea` has no such forge with credentials
 * @public
 */
export function readPlace(config: Config): Place {
  const repository = config.getOptionalConfig('changes.repository');
  const organization = repository?.getOptionalString('owner') ?? 'meridian';
  const gitops = {
    owner: organization,
    name: repository?.getOptionalString('name') ?? 'gitops',
  };
  const forge = readForge(config, repository?.getOptionalString('forge'));
  const installation = {
    gitopsUrl: forge.cloneUrl(gitops),
    portalUrl: config.getString('app.baseUrl'),
    prometheus: readPrometheus(config),
  };
  return {
    forge,
    gitops,
    organization,
    installation,
    platform: platformAt(installation),
  };
}

function readForge(config: Config, wanted: string | undefined): Forge {
  const integrations =
    config.getOptionalConfigArray('integrations.gitea') ?? [];
  const index = integrations.findIndex(
    one => !wanted || urlOf(one) === withoutSlash(wanted),
  );
  const found = integrations.at(index);
  if (index < 0 || !found) {
    throw new ConfigurationError({
      path: wanted ? 'changes.repository.forge' : 'integrations.gitea',
      constraint: 'names a forge of integrations.gitea',
      value: wanted,
      fix: 'Add its baseUrl, username and password to integrations.gitea.',
    });
  }
  const credential = (key: 'username' | 'password') => {
    const value = found.getOptionalString(key);
    if (value) return value;
    throw new ConfigurationError({
      path: `integrations.gitea[${index}].${key}`,
      constraint: 'is needed to write to the forge',
      value: undefined,
      fix: 'Add it, as a reference to an environment variable or a file.',
    });
  };
  return new GiteaForge({
    url: urlOf(found),
    user: credential('username'),
    token: credential('password'),
    timeoutMs: readForgeTimeout(config),
  });
}

function urlOf(integration: Config): string {
  return withoutSlash(
    integration.getOptionalString('baseUrl') ??
      `https://${integration.getString('host')}`,
  );
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
