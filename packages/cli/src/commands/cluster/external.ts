import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import {
  ClusterBuildError,
  ClusterClient,
  externalComponents,
  install,
  planInstallation,
  type InstallationPlan,
} from '@waymark/local-stack';
import { deployerAccount } from '../../cluster';
import { CliError } from '../../CliError';
import { Progress } from '../../output/Progress';
import { prettyJson } from '../../output/prettyJson';

/** Options of `cluster up` that matter to a cluster of one's own. */
export interface ExternalOptions {
  json?: boolean;
  kubeconfig?: string;
  context?: string;
  dryRun?: boolean;
  yes?: boolean;
}

/** Installs into a cluster what it lacks, after saying what that is; what it has is left alone. */
export async function installInto(
  kubeconfig: string,
  { json, context, dryRun, yes }: ExternalOptions,
): Promise<void> {
  if (!existsSync(kubeconfig)) {
    throw new CliError('usage', `There is no file ${kubeconfig}`, {
      fix: 'Name the kubeconfig of your cluster: --kubeconfig ~/.kube/config',
    });
  }
  const progress = new Progress();
  const client = ClusterClient.fromKubeconfig(kubeconfig, context);
  const plan = await progress.task(
    'Looking at the cluster',
    async () => planInstallation(client, await components()),
    () => '',
  );
  process.stdout.write(json ? prettyJson(summary(plan)) : describe(plan));
  if (dryRun || plan.add.length === 0) return;
  if (!yes) await confirm(plan);
  await progress.task('Installing', () => install(client, plan));
}

async function components() {
  try {
    return await externalComponents(deployerAccount());
  } catch (error) {
    if (!(error instanceof ClusterBuildError)) throw error;
    throw new CliError('notStarted', error.message, {
      fix: error.fix,
      cause: error,
    });
  }
}

function summary({ server, add, missing, present }: InstallationPlan) {
  return {
    server,
    add: add.map(({ title, objects }) => ({ title, objects: objects.length })),
    missing: missing.map(({ title }) => title),
    present: present.map(({ title }) => title),
  };
}

function describe({ server, add, missing, present }: InstallationPlan): string {
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
  ].join('');
}

async function confirm({ server }: InstallationPlan): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CliError('usage', 'This changes a cluster and cannot ask here', {
      fix: 'If that is what you want, add --yes; --dry-run only looks.',
    });
  }
  const terminal = createInterface(process.stdin, process.stderr);
  const answer = await terminal.question(`Add this to ${server}? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) {
    throw new CliError('failed', 'Nothing was added');
  }
}
