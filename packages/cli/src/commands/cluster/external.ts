import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import {
  ClusterBuildError,
  ClusterClient,
  externalComponents,
  install,
  planInstallation,
  planRemoval,
  removeInstallation,
  UnknownContextError,
  type InstallationPlan,
  type RemovalPlan,
} from '@waymark/local-stack';
import { argoCdConfig, defaultPlatform } from '@waymark/platform-api';
import { deployerAccount } from '../../cluster';
import { CliError } from '../../CliError';
import { Progress } from '../../output/Progress';
import { prettyJson } from '../../output/prettyJson';

/** Options of `cluster up` and `cluster down` that matter to a cluster of one's own. */
export interface ExternalOptions {
  json?: boolean;
  kubeconfig?: string;
  context?: string;
  dryRun?: boolean;
  yes?: boolean;
}

/**
 * Says that options for a cluster of one's own were given without one.
 *
 * @throws CliError (usage) before anything is started or stopped that was only to be looked at
 */
export function refuseWithoutKubeconfig(
  options: ExternalOptions,
  names: Readonly<Record<string, string>>,
): void {
  const given = Object.keys(options).flatMap(name => names[name] ?? []);
  if (given.length === 0) return;
  throw new CliError('usage', `${given.join(', ')} without --kubeconfig`, {
    fix: 'Name the cluster that is meant with --kubeconfig <file>.',
  });
}

/** Installs into a cluster what it lacks, after saying what that is; what it has is left alone. */
export async function installInto(
  kubeconfig: string,
  { json, context, dryRun, yes }: ExternalOptions,
): Promise<void> {
  const progress = new Progress();
  const client = open(kubeconfig, context);
  const plan = await progress.task(
    'Looking at the cluster',
    async () => planInstallation(client, await components()),
    () => '',
  );
  process.stdout.write(json ? prettyJson(summary(plan)) : describe(plan));
  if (dryRun || plan.add.length === 0) return;
  if (!yes) await confirm(`Add this to ${plan.server}?`, 'Nothing was added');
  await progress.task('Installing', () => install(client, plan));
}

/** Removes from a cluster what was added to it, after saying what that is; what somebody uses by now stays. */
export async function removeFrom(
  kubeconfig: string,
  { json, context, dryRun, yes }: ExternalOptions,
): Promise<void> {
  const progress = new Progress();
  const client = open(kubeconfig, context);
  const plan = await progress.task(
    'Looking at the cluster',
    () => planRemoval(client),
    () => '',
  );
  process.stdout.write(json ? prettyJson(plan) : describeRemoval(plan));
  if (dryRun || plan.remove.length === 0) return;
  if (!yes) {
    await confirm(`Remove this from ${plan.server}?`, 'Nothing was removed');
  }
  await progress.task('Removing', () => removeInstallation(client, plan));
}

function open(kubeconfig: string, context?: string): ClusterClient {
  if (!existsSync(kubeconfig)) {
    throw new CliError('usage', `There is no file ${kubeconfig}`, {
      fix: 'Name the kubeconfig of your cluster: --kubeconfig ~/.kube/config',
    });
  }
  try {
    return ClusterClient.fromKubeconfig(kubeconfig, context);
  } catch (error) {
    if (!(error instanceof UnknownContextError)) throw error;
    throw new CliError('usage', error.message, {
      fix: error.fix,
      cause: error,
    });
  }
}

async function components() {
  try {
    const { settings } = argoCdConfig(defaultPlatform);
    return await externalComponents({ account: deployerAccount(), settings });
  } catch (error) {
    if (!(error instanceof ClusterBuildError)) throw error;
    throw new CliError('notStarted', error.message, {
      fix: error.fix,
      cause: error,
    });
  }
}

function summary(plan: InstallationPlan) {
  const { server, add, missing, present, settings } = plan;
  return {
    server,
    add: add.map(({ title, objects }) => ({ title, objects: objects.length })),
    missing: missing.map(({ title }) => title),
    present: present.map(({ title }) => title),
    settings,
  };
}

function describe(plan: InstallationPlan): string {
  const { server, add, missing, present, settings } = plan;
  const adds = add.map(
    ({ title, objects }) =>
      `  + ${title}${
        objects.length > 1 ? ` (${objects.length} objects)` : ''
      }\n`,
  );
  const left = present.map(({ title }) => `    ${title}\n`);
  return [
    `Cluster ${server}\n`,
    add.length > 0 ? '\nTo be added:\n' : '\nNothing is to be added.\n',
    ...adds,
    missing.length > 0
      ? '\nMissing. With Go 1.26 on this machine it would be added; else install it yourself:\n'
      : '',
    ...missing.map(({ title }) => `  ! ${title}\n`),
    left.length > 0 ? '\nThere already, and left as it is:\n' : '',
    ...left,
    settings.length > 0
      ? '\nTo be set in ConfigMap argocd/argocd-cm, which is left as it is too:\n'
      : '',
    ...settings.map(describeSetting),
  ].join('');
}

function describeSetting({
  name,
  wanted,
  found,
}: InstallationPlan['settings'][number]): string {
  const [line, ...more] = wanted.split('\n');
  const value = more.length > 0 ? `${line} … (whole in --json)` : line;
  const why = name.includes('impersonation')
    ? '; until then Argo CD syncs every tenant as cluster admin'
    : '';
  const now = found === undefined ? 'not set' : found.split('\n')[0];
  return `  ! ${name}: ${value}\n      now ${now}${why}\n`;
}

function describeRemoval({ server, keep, remove }: RemovalPlan): string {
  const named = ({ kind, name, namespace }: RemovalPlan['remove'][number]) =>
    `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
  const all = remove.map(
    ref =>
      `  - ${named(ref)}${
        ref.kind === 'Namespace' ? ', with what is left in it' : ''
      }\n`,
  );
  return [
    `Cluster ${server}\n`,
    all.length > 0
      ? '\nAdded by Waymark, to be removed:\n'
      : '\nNothing is to be removed.\n',
    ...all,
    keep.length > 0 ? '\nAdded by Waymark, and used by now; it stays:\n' : '',
    ...keep.map(({ ref, why }) => `    ${named(ref)}: ${why}\n`),
  ].join('');
}

async function confirm(question: string, otherwise: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CliError('usage', 'This changes a cluster and cannot ask here', {
      fix: 'If that is what you want, add --yes; --dry-run only looks.',
    });
  }
  const terminal = createInterface(process.stdin, process.stderr);
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) {
    throw new CliError('failed', otherwise);
  }
}
