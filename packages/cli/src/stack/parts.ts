import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  canConnect,
  PORTAL_USER,
  releaseDataFolder,
  releaseGitea,
  type GiteaProgram,
} from '@waymark/local-stack';
import type { ClusterMetrics } from '../cluster';
import type { Instance } from '../instance/Instance';
import { workspacesBySide } from '../instance/workspaces';
import type { Secrets } from '../instance/secrets';
import {
  databaseName,
  isExternal,
  oidcClientId,
  portalEnvironment,
  readForgeTokens,
} from './environment';
import { configFiles, peopleFile } from './files';
import { answers, type Part } from './Part';

/**
 * What runs beside the portal; a service of one's own takes the place of the local one.
 *
 * @param gitea - what an instance with a cluster runs as its forge; only needed to start it
 */
export function companions(
  instance: Instance,
  secrets: Secrets,
  gitea?: GiteaProgram,
): Part[] {
  const all = [
    postgres(instance, secrets),
    identity(instance, secrets),
    instance.cluster ? giteaForge(instance, gitea) : forge(instance),
  ] as const;
  return all.filter(({ name }) => !isExternal(name));
}

function postgres(instance: Instance, secrets: Secrets) {
  const port = instance.ports.postgres;
  const dataDir = instance.state('postgres', 'data');
  return {
    name: 'postgres' as const,
    title: 'PostgreSQL',
    port,
    url: `postgresql://${databaseName}@localhost:${port}/${databaseName}`,
    startTimeoutMs: 90_000,
    ...localProgram(instance, 'postgres', {
      WAYMARK_POSTGRES_DATA: dataDir,
      WAYMARK_POSTGRES_PORT: String(port),
      WAYMARK_POSTGRES_USER: databaseName,
      WAYMARK_POSTGRES_PASSWORD: secrets.postgresPassword,
      WAYMARK_POSTGRES_DATABASE: databaseName,
    }),
    isHealthy: () =>
      canConnect({
        host: '127.0.0.1',
        port,
        user: databaseName,
        password: secrets.postgresPassword,
        database: databaseName,
      }),
    recover: () => releaseDataFolder(dataDir),
  };
}

function identity(instance: Instance, secrets: Secrets) {
  const { sources, program } = localProgram(instance, 'identity', {
    WAYMARK_IDENTITY_STATE: instance.state('identity'),
    WAYMARK_IDENTITY_PORT: String(instance.ports.identity),
    WAYMARK_IDENTITY_PEOPLE: peopleFile(instance),
    WAYMARK_IDENTITY_REDIRECT_URI: `${instance.portalUrl}/api/auth/oidc/handler/frame`,
    WAYMARK_OIDC_CLIENT_ID: oidcClientId,
    WAYMARK_OIDC_CLIENT_SECRET: secrets.oidcClientSecret,
  });
  return {
    name: 'identity' as const,
    title: 'Identity provider',
    port: instance.ports.identity,
    url: instance.identityUrl,
    startTimeoutMs: 60_000,
    program,
    sources: [...sources, peopleFile(instance)],
    isHealthy: () => answers(`${instance.identityUrl}/healthz`),
  };
}

function forge(instance: Instance) {
  return {
    name: 'forge' as const,
    title: 'Git forge',
    port: instance.ports.forge,
    url: instance.forgeUrl,
    startTimeoutMs: 60_000,
    ...localProgram(instance, 'forge', {
      WAYMARK_FORGE_ROOT: instance.state('git'),
      WAYMARK_FORGE_PORT: String(instance.ports.forge),
    }),
    isHealthy: () => answers(`${instance.forgeUrl}/api/v1/version`),
  };
}

/** A real Gitea in place of the local forge, at the same address and with the same users. */
function giteaForge(instance: Instance, gitea?: GiteaProgram) {
  const root = instance.state('gitea');
  return {
    name: 'forge' as const,
    title: 'Gitea',
    port: instance.ports.forge,
    url: instance.forgeUrl,
    startTimeoutMs: 120_000,
    ...localProgram(instance, 'gitea', {
      WAYMARK_GITEA_BINARY: gitea?.binary ?? '',
      WAYMARK_GITEA_SHARE: gitea?.share ?? '',
      WAYMARK_GITEA_ROOT: root,
      WAYMARK_GITEA_PORT: String(instance.ports.forge),
    }),
    // At its first start it answers before everybody has an account.
    isHealthy: async () =>
      PORTAL_USER in (await readForgeTokens(instance)) &&
      answers(`${instance.forgeUrl}/api/v1/version`),
    // Killed, it leaves its server behind with its port.
    recover: () => releaseGitea(root),
  };
}

/** The portal's backend, which serves the built front end. */
export async function portal(
  instance: Instance,
  secrets: Secrets,
  tokens: Record<string, string>,
  metrics?: ClusterMetrics,
): Promise<Part> {
  const { root } = instance;
  return {
    name: 'portal',
    title: 'Portal',
    port: instance.ports.portal,
    url: instance.portalUrl,
    startTimeoutMs: 180_000,
    program: {
      program: process.execPath,
      args: [
        '--enable-source-maps',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        'src/index.ts',
        ...configArguments(instance),
      ],
      cwd: path.join(root, 'packages', 'backend'),
      // mkdocs, where there is one.
      path: instance.shared('venv', 'bin'),
      env: {
        NODE_ENV: 'production',
        ...(await portalEnvironment(instance, secrets, tokens, metrics)),
      },
    },
    sources: [
      ...configFiles(instance),
      peopleFile(instance),
      path.join(root, 'yarn.lock'),
      path.join(root, 'packages', 'app', 'dist', 'index.html'),
      ...(await workspacesBySide(root)).backend,
    ],
    isHealthy: () =>
      answers(`${instance.portalUrl}/.backstage/health/v1/readiness`),
  };
}

/** The portal's configuration files that exist, as arguments. */
export function configArguments(instance: Instance): string[] {
  return configFiles(instance)
    .filter(file => existsSync(file))
    .flatMap(file => ['--config', file]);
}

function localProgram(
  instance: Instance,
  name: 'postgres' | 'identity' | 'forge' | 'gitea',
  env: Record<string, string>,
): Pick<Part, 'program' | 'sources'> {
  const folder = path.join(instance.root, 'packages', 'local-stack', 'src');
  return {
    program: {
      program: process.execPath,
      args: [
        '--import',
        pathToFileURL(require.resolve('tsx')).href,
        path.join(folder, name, 'main.ts'),
      ],
      cwd: instance.stateDir,
      env: { NODE_ENV: 'production', ...env },
    },
    sources: [path.join(folder, name), path.join(instance.root, 'yarn.lock')],
  };
}
