import { readFile } from 'node:fs/promises';
import { giteaTokensFile } from '@waymark/local-stack';
import { z } from 'zod';
import type { ClusterMetrics } from '../cluster';
import type { Instance } from '../instance/Instance';
import type { Secrets } from '../instance/secrets';
import { readGitopsWriters } from './gitopsWriters';

/** Forge users whose tokens the portal works with. */
const portalUser = 'waymark-portal';
const reconcilerUser = 'waymark-reconciler';

/** The portal's client at the identity provider. */
export const oidcClientId = 'waymark-portal';

/** Role and database of the portal. */
export const databaseName = 'waymark';

/** Tokens of the forge's users; empty before its first start. */
export async function readForgeTokens(
  instance: Instance,
): Promise<Record<string, string>> {
  const file = instance.cluster
    ? giteaTokensFile(instance.state('gitea'))
    : instance.state('git', '.forge', 'tokens.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return z.record(z.string(), z.string()).parse(JSON.parse(text));
}

/** What the portal reads, by the names that `app-config.yaml` documents. Values that are set already win. */
export async function portalEnvironment(
  instance: Instance,
  secrets: Secrets,
  tokens: Record<string, string>,
  metrics?: ClusterMetrics,
): Promise<Record<string, string>> {
  return {
    WAYMARK_ROOT: instance.root,
    WAYMARK_BASE_URL: instance.portalUrl,
    WAYMARK_PORT: String(instance.ports.portal),
    WAYMARK_POSTGRES_HOST: '127.0.0.1',
    WAYMARK_POSTGRES_PORT: String(instance.ports.postgres),
    WAYMARK_POSTGRES_USER: databaseName,
    WAYMARK_POSTGRES_PASSWORD: secrets.postgresPassword,
    WAYMARK_POSTGRES_DATABASE: databaseName,
    WAYMARK_OIDC_METADATA_URL: `${instance.identityUrl}/.well-known/openid-configuration`,
    WAYMARK_OIDC_CLIENT_ID: oidcClientId,
    WAYMARK_OIDC_CLIENT_SECRET: secrets.oidcClientSecret,
    WAYMARK_SESSION_SECRET: secrets.sessionSecret,
    WAYMARK_BACKEND_SECRET: secrets.backendSecret,
    WAYMARK_FORGE_URL: instance.forgeUrl,
    WAYMARK_FORGE_HOST: `localhost:${instance.ports.forge}`,
    WAYMARK_FORGE_USERNAME: portalUser,
    WAYMARK_FORGE_TOKEN: tokens[portalUser] ?? '',
    WAYMARK_RECONCILER_USERNAME: reconcilerUser,
    WAYMARK_RECONCILER_TOKEN: tokens[reconcilerUser] ?? '',
    WAYMARK_WEBHOOK_SECRET: secrets.webhookSecret,
    // Whoever starts a portal of their own is its operator, and a checkout changes the compiler often.
    WAYMARK_COMPILER_UPGRADES: 'render',
    // Without a pause a large change is through before anybody who tries it out has seen a batch of it.
    WAYMARK_BATCH_PAUSE: 'PT45S',
    WAYMARK_STATE_DIR: instance.stateDir,
    WAYMARK_DOCS_DIR: instance.state('docs'),
    // A forge of one's own knows other people.
    ...(!isExternal('forge') && (await writersOf(instance))),
    ...(metrics && {
      WAYMARK_PROMETHEUS_URL: metrics.prometheusUrl,
      WAYMARK_PROMETHEUS_INTERVAL: `PT${metrics.scrapeSeconds}S`,
    }),
    ...ownSettings(),
    ...(instance.cluster && { KUBECONFIG: portalKubeconfig(instance) }),
  };
}

/** Kubeconfig of the account that the portal watches its own cluster with. */
export function portalKubeconfig(instance: Instance): string {
  return instance.state('cluster', 'portal.kubeconfig');
}

async function writersOf(instance: Instance): Promise<Record<string, string>> {
  const { pushers, mergers } = await readGitopsWriters(instance);
  return {
    WAYMARK_GITOPS_PUSHERS: pushers.join(','),
    WAYMARK_GITOPS_MERGERS: mergers.join(','),
  };
}

/** Settings that point the portal at services of one's own instead of the local stack's. */
function ownSettings(): Record<string, string> {
  const names = [
    'WAYMARK_POSTGRES_HOST',
    'WAYMARK_POSTGRES_PORT',
    'WAYMARK_POSTGRES_USER',
    'WAYMARK_POSTGRES_PASSWORD',
    'WAYMARK_POSTGRES_DATABASE',
    'WAYMARK_OIDC_METADATA_URL',
    'WAYMARK_OIDC_CLIENT_ID',
    'WAYMARK_OIDC_CLIENT_SECRET',
    'WAYMARK_FORGE_URL',
    'WAYMARK_FORGE_HOST',
    'WAYMARK_FORGE_USERNAME',
    'WAYMARK_FORGE_TOKEN',
    'WAYMARK_GITOPS_PUSHERS',
    'WAYMARK_GITOPS_MERGERS',
    'WAYMARK_PROMETHEUS_URL',
    'WAYMARK_PROMETHEUS_INTERVAL',
    'WAYMARK_RECONCILER_USERNAME',
    'WAYMARK_RECONCILER_TOKEN',
    'WAYMARK_COMPILER_UPGRADES',
    'WAYMARK_BATCH_PAUSE',
    'KUBECONFIG',
  ];
  return Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** Which parts of the local stack are replaced by services of one's own. */
export function isExternal(part: 'postgres' | 'identity' | 'forge'): boolean {
  const setting = {
    postgres: 'WAYMARK_POSTGRES_HOST',
    identity: 'WAYMARK_OIDC_METADATA_URL',
    forge: 'WAYMARK_FORGE_URL',
  }[part];
  return Boolean(process.env[setting]);
}
