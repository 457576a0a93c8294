import type { Command } from 'commander';
import { Instance } from '../instance/Instance';
import { openAt } from '../instance/openAt';
import { describeDuration } from '../output/duration';
import { Progress } from '../output/Progress';
import { requireOwnForge } from '../stack/cluster/requireOwnForge';
import { describePeople } from '../stack/people';
import { runDevelopment } from '../stack/runDevelopment';
import { startStack } from '../stack/startStack';
import { portBaseOption } from './portBase';

interface UpOptions {
  cluster?: boolean;
  dev?: boolean;
  portBase?: number;
}

/** `waymark up`: starts what is missing, up to a portal that is ready. */
export function registerUp(program: Command): void {
  program
    .command('up')
    .summary('start the portal and what it needs')
    .description(
      'Start the portal with PostgreSQL, an identity provider and a Git forge on this machine. Starts only what is missing.',
    )
    .option('--dev', 'in the foreground, with reload when sources change')
    .option(
      '--cluster',
      'with a real Kubernetes control plane, Argo CD and Gitea; kept for later starts until reset',
    )
    .addOption(portBaseOption())
    .addHelpText(
      'after',
      `
Examples:
  ./waymark up
  ./waymark up --cluster
  ./waymark up --port-base 8070
  ./waymark up --dev

Exit codes: 0 ready, 4 a port is taken, 5 a part did not start.`,
    )
    .action(up);
}

async function up({ cluster, dev, portBase }: UpOptions): Promise<void> {
  const since = performance.now();
  const progress = new Progress();
  const present = await Instance.open();
  const instance = await openAt({ cluster, portBase }, 'start');
  requireOwnForge(present, instance);
  if (dev) {
    await runDevelopment(instance, progress);
    return;
  }
  await startStack(instance, progress);
  const took = describeDuration(performance.now() - since);
  process.stdout.write(
    `\nWaymark is ready after ${took}: ${
      instance.portalUrl
    }\n\n${await describePeople(instance)}\n\nStop it with: ./waymark down\n`,
  );
}
