import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { GiteaForge, type Forge, type RepositoryRef } from '@waymark/gitops';
import type { InstallationAddresses } from '@waymark/platform-api';
import {
  ConfigurationError,
  readForgeTimeout,
  readPlace,
} from '@waymark/plugin-changes-node';

/** The plugin's configuration, checked. */
export interface Settings {
  ref: RepositoryRef;
  /** May make the repository and write branch main. */
  portal: Forge;
  /** Users of the forge who may push to main, beside the portal's. */
  pushers: readonly string[];
  /** Users of the forge who may merge into main and not push. */
  mergers: readonly string[];
  /** The only one who may write branch rendered. */
  reconciler: Forge;
  /** Addresses that differ between installations. */
  installation: InstallationAddresses;
  /** Groups of the platform's engineers, who look after documents of no team. */
  platformOwners: readonly string[];
  cacheDirectory?: string;
  pollInterval: HumanDuration;
  /** Whether an upgrade of the compiler waits for its release. */
  upgrades: 'hold' | 'render';
  /** How a large change is cut. */
  batch: { limit: number; pauseMs: number };
  webhook?: { secret: string; url?: string };
}

const MIN_POLL_MS = 1000;
const MAX_POLL_MS = 3_600_000;
const DEFAULT_BATCH = 50;
const MAX_BATCH = 10_000;
const MAX_PAUSE_MS = 24 * 3_600_000;
const MIN_SECRET = 16;
const USER_NAME = /^[A-Za-z0-9._-]+$/;

/** @throws ConfigurationError that names the key, when a value is missing or out of bounds */
export function readSettings(config: Config): Settings {
  const changes = config.getConfig('changes');
  const { forge, gitops, installation } = readPlace(config);
  return {
    ref: gitops,
    portal: forge,
    pushers: forgeUsers(changes, 'repository.pushers'),
    mergers: forgeUsers(changes, 'repository.mergers'),
    reconciler: new GiteaForge({
      url: forge.url,
      user: changes.getString('reconciler.username'),
      token: changes.getString('reconciler.token'),
      timeoutMs: readForgeTimeout(config),
    }),
    installation,
    platformOwners:
      config.getOptionalStringArray('access.roles.platform-engineer') ?? [],
    cacheDirectory: changes.getOptionalString('repository.cacheDirectory'),
    pollInterval: pollInterval(changes),
    upgrades: upgrades(changes),
    batch: batch(changes),
    webhook: webhook(changes),
  };
}

/** A list, or the names in one text as a variable of the environment gives them. */
function forgeUsers(changes: Config, key: string): readonly string[] {
  const value = changes.getOptional(key);
  const names = Array.isArray(value)
    ? changes.getStringArray(key)
    : changes
        .getOptionalString(key)
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? [];
  const odd = names.find(name => !USER_NAME.test(name));
  if (odd !== undefined) {
    throw new ConfigurationError({
      path: `changes.${key}`,
      constraint: 'names users of the forge',
      value: odd,
      fix: 'Use letters, digits, ".", "_" and "-", as in emil-sorensen.',
    });
  }
  return names;
}

function pollInterval(changes: Config): HumanDuration {
  const key = 'reconciler.pollInterval';
  if (!changes.has(key)) return { seconds: 10 };
  const interval = readDurationFromConfig(changes, { key });
  const milliseconds = durationToMilliseconds(interval);
  if (milliseconds < MIN_POLL_MS || milliseconds > MAX_POLL_MS) {
    throw new ConfigurationError({
      path: `changes.${key}`,
      constraint: `is between ${MIN_POLL_MS} and ${MAX_POLL_MS} ms`,
      value: milliseconds,
      fix: 'Use 1 second to 1 hour.',
    });
  }
  return interval;
}

function upgrades(changes: Config): Settings['upgrades'] {
  const key = 'reconciler.upgrades';
  const value = changes.getOptionalString(key) ?? 'hold';
  if (value === 'hold' || value === 'render') return value;
  throw new ConfigurationError({
    path: `changes.${key}`,
    constraint: 'is hold or render',
    value,
    fix: 'Use "hold" where an operator looks at the difference first.',
  });
}

function batch(changes: Config): Settings['batch'] {
  const path = 'changes.reconciler.batch';
  const limit =
    changes.getOptionalNumber('reconciler.batch.workloads') ?? DEFAULT_BATCH;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_BATCH) {
    throw new ConfigurationError({
      path: `${path}.workloads`,
      constraint: `is a whole number from 1 to ${MAX_BATCH}`,
      value: limit,
      fix: `Leave it out for ${DEFAULT_BATCH}.`,
    });
  }
  const key = 'reconciler.batch.pause';
  if (!changes.has(key)) return { limit, pauseMs: 0 };
  const pauseMs = durationToMilliseconds(
    readDurationFromConfig(changes, { key }),
  );
  if (pauseMs < 0 || pauseMs > MAX_PAUSE_MS) {
    throw new ConfigurationError({
      path: `${path}.pause`,
      constraint: `is between 0 and ${MAX_PAUSE_MS} ms`,
      value: pauseMs,
      fix: 'Use up to 24 hours, or leave it out for none.',
    });
  }
  return { limit, pauseMs };
}

function webhook(changes: Config): Settings['webhook'] {
  const secret = changes.getOptionalString('webhook.secret');
  if (!secret) return undefined;
  if (secret.length < MIN_SECRET) {
    throw new ConfigurationError({
      path: 'changes.webhook.secret',
      constraint: `has at least ${MIN_SECRET} characters`,
      value: `${secret.length} characters long`,
      fix: 'Make one with: openssl rand -hex 32',
    });
  }
  return { secret, url: changes.getOptionalString('webhook.url') };
}
