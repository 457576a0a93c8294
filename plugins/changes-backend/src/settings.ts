import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { GiteaForge, type Forge, type RepositoryRef } from '@waymark/gitops';
import { platformAt, type Platform } from '@waymark/platform-api';

/** The plugin's configuration, checked. */
export interface Settings {
  ref: RepositoryRef;
  /** May make the repository and write branch main. */
  portal: Forge;
  /** The only one who may write branch rendered. */
  reconciler: Forge;
  platform: Platform;
  cacheDirectory?: string;
  pollInterval: HumanDuration;
  webhook?: { secret: string; url?: string };
  metricsAccess: 'authorized' | 'public';
}

const MIN_POLL_MS = 1000;
const MAX_POLL_MS = 3_600_000;
const MIN_SECRET = 16;

/** @throws Error that names the key, when a value is missing or out of bounds */
export function readSettings(config: Config): Settings {
  const changes = config.getConfig('changes');
  const ref = {
    owner: changes.getOptionalString('repository.owner') ?? 'meridian',
    name: changes.getOptionalString('repository.name') ?? 'gitops',
  };
  const url = changes.getOptionalString('repository.forge');
  const portal = forgeOf(config, url);
  return {
    ref,
    portal,
    reconciler: new GiteaForge({
      url: portal.url,
      user: changes.getString('reconciler.username'),
      token: changes.getString('reconciler.token'),
    }),
    platform: platformAt({
      gitopsUrl: portal.cloneUrl(ref),
      portalUrl: config.getString('app.baseUrl'),
    }),
    cacheDirectory: changes.getOptionalString('repository.cacheDirectory'),
    pollInterval: pollInterval(changes),
    webhook: webhook(changes),
    metricsAccess: metricsAccess(changes),
  };
}

function forgeOf(config: Config, url: string | undefined): Forge {
  const integrations =
    config.getOptionalConfigArray('integrations.gitea') ?? [];
  const baseUrl = (integration: Config) =>
    (
      integration.getOptionalString('baseUrl') ??
      `https://${integration.getString('host')}`
    ).replace(/\/+$/, '');
  const found = integrations.find(
    integration => !url || baseUrl(integration) === url.replace(/\/+$/, ''),
  );
  if (!found) {
    throw new Error(
      url
        ? `changes.repository.forge: integrations.gitea has no entry with baseUrl ${url}. Add one with username and password.`
        : 'integrations.gitea: no forge is configured. Add one with username and password.',
    );
  }
  return new GiteaForge({
    url: baseUrl(found),
    user: found.getString('username'),
    token: found.getString('password'),
  });
}

function pollInterval(changes: Config): HumanDuration {
  const key = 'reconciler.pollInterval';
  if (!changes.has(key)) return { seconds: 10 };
  const interval = readDurationFromConfig(changes, { key });
  const milliseconds = durationToMilliseconds(interval);
  if (milliseconds < MIN_POLL_MS || milliseconds > MAX_POLL_MS) {
    throw new Error(
      `changes.${key}: ${milliseconds} ms is out of bounds. Use 1 second to 1 hour.`,
    );
  }
  return interval;
}

function webhook(changes: Config): Settings['webhook'] {
  const secret = changes.getOptionalString('webhook.secret');
  if (!secret) return undefined;
  if (secret.length < MIN_SECRET) {
    throw new Error(
      `changes.webhook.secret: ${secret.length} characters are too few. Use at least ${MIN_SECRET}.`,
    );
  }
  return { secret, url: changes.getOptionalString('webhook.url') };
}

function metricsAccess(changes: Config): Settings['metricsAccess'] {
  const access = changes.getOptionalString('metrics.access') ?? 'authorized';
  if (access !== 'authorized' && access !== 'public') {
    throw new Error(
      `changes.metrics.access: "${access}" is not known. Use authorized or public.`,
    );
  }
  return access;
}
