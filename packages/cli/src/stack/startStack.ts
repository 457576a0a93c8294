import path from 'node:path';
import { seedExamples, withLock } from '@waymark/local-stack';
import type { Instance } from '../instance/Instance';
import { loadSecrets, type Secrets } from '../instance/secrets';
import type { Progress } from '../output/Progress';
import { allDone } from './allDone';
import { awaitUse } from './awaitUse';
import { buildApp } from './buildApp';
import { DocsUnavailableError, prepareDocs } from './docsEnvironment';
import { isExternal, readForgeTokens } from './environment';
import type { Part } from './Part';
import { startCluster, type RunningCluster } from '../cluster';
import { connectGitops } from './cluster/connectGitops';
import { giteaProgram } from './cluster/giteaProgram';
import { connectPortal } from './cluster/portalAccount';
import { companions, portal } from './parts';
import { startPart, type StartOutcome } from './startPart';

/** What the portal needs to run, once all of it is there. */
export interface Prepared {
  secrets: Secrets;
  tokens: Record<string, string>;
}

/**
 * Starts what is missing, up to a portal that is ready.
 *
 * Safe to call at any time and from several processes: each part is checked for itself, and what runs from present sources
 * is left alone.
 *
 * @returns the cluster of an instance that has one
 */
export async function startStack(
  instance: Instance,
  progress: Progress,
): Promise<RunningCluster | undefined> {
  return locked(instance, progress, async () => {
    const [{ secrets, tokens }, cluster] = await allDone([
      startCompanions(instance, progress),
      startClusterOf(instance, progress),
      progress.task(
        'Front end',
        () => buildApp(instance),
        built => (built ? 'Front end built' : ''),
      ),
    ]);
    const outcome = await start(
      instance,
      progress,
      await portal(instance, secrets, tokens, cluster?.metrics),
    );
    if (outcome !== 'running') await tellUse(instance, progress);
    if (cluster) {
      await progress.task(
        'Argo CD reads branch rendered',
        () => connectGitops(instance, cluster, tokens),
        () => '',
      );
    }
    return cluster;
  });
}

/** The cluster with the portal's account in it; undefined for an instance without one. */
async function startClusterOf(
  instance: Instance,
  progress: Progress,
): Promise<RunningCluster | undefined> {
  if (!instance.cluster) return undefined;
  const cluster = await startCluster(instance, progress);
  await connectPortal(instance, cluster);
  return cluster;
}

async function tellUse(instance: Instance, progress: Progress): Promise<void> {
  const trouble = await progress.task(
    'People can sign in',
    () => awaitUse(instance),
    why => (why ? '' : 'People can sign in'),
  );
  if (trouble) progress.warn(`Nobody can sign in yet: ${trouble}`);
}

/** Starts everything beside the portal, with the example organization on the forge. */
export async function startCompanions(
  instance: Instance,
  progress: Progress,
): Promise<Prepared> {
  await instance.prepare();
  const secrets = await loadSecrets(instance);
  const [tokens] = await allDone([
    startServices(instance, progress, secrets),
    prepareDocsOrWarn(instance, progress),
  ]);
  return { secrets, tokens };
}

async function startServices(
  instance: Instance,
  progress: Progress,
  secrets: Secrets,
): Promise<Record<string, string>> {
  const gitea = instance.cluster ? await giteaProgram(progress) : undefined;
  const parts = companions(instance, secrets, gitea);
  await allDone(parts.map(part => start(instance, progress, part)));
  if (isExternal('forge')) return {};
  const tokens = await readForgeTokens(instance);
  const examples = {
    url: instance.forgeUrl,
    tokens,
    root: path.join(instance.root, 'examples'),
  };
  await progress.task(
    'Example organization',
    () => seedExamples(examples),
    seeded => {
      const count = seeded.filter(({ created }) => created).length;
      return count > 0 ? `${count} example repositories made` : '';
    },
  );
  return tokens;
}

/** One `up`, `down` or `reset` at a time on an instance. */
export async function locked<T>(
  instance: Instance,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  await instance.prepare();
  return withLock(instance.state('run', 'lock'), work, pid =>
    progress.line(`Waiting for another waymark (process ${pid}) …`),
  );
}

async function start(
  instance: Instance,
  progress: Progress,
  part: Part,
): Promise<StartOutcome> {
  return progress.task(
    part.title,
    () => startPart(instance, part),
    outcome =>
      ({
        started: `${part.title} on port ${part.port}`,
        replaced: `${part.title} on port ${part.port}, started again`,
        running: '',
      }[outcome]),
  );
}

async function prepareDocsOrWarn(
  instance: Instance,
  progress: Progress,
): Promise<void> {
  try {
    await progress.task(
      'Documentation tools',
      () => prepareDocs(instance),
      made => (made ? 'Documentation tools installed' : ''),
    );
  } catch (error) {
    if (!(error instanceof DocsUnavailableError)) throw error;
    progress.warn(`${error.message}. The rest of the portal works.`);
  }
}
