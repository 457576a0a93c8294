import type { Command } from 'commander';
import { describeIsoDuration, describeMoment } from '../output/duration';
import { answer } from './answer';
import { askingPortal, type AskPortalOptions } from './portalOptions';
import { describeDrift } from './reconciler/describeDrift';
import { readDrift } from './reconciler/readDrift';
import { describeReplay } from './reconciler/describeReplay';
import { describeStatus, isUnhindered, readStatus } from './reconciler/status';
import { describeUpgrade } from './reconciler/describeUpgrade';

const HELP = `
Examples:
  ./waymark reconciler status --json | jq -r '.delivery.steps[] | [.stage, .state, .lag] | @tsv'
  ./waymark reconciler drift --namespace assistant-production --service prompt-gateway
  ./waymark reconciler upgrade
  ./waymark reconciler release 3f9c… --reason "Looked at it with the service owners"

Exit codes: 0 as it should be, 1 something is held, behind, drifted, unequal or not known because a cluster does not answer, 2 no such namespace or service, 3 no portal answers.`;

/** `waymark reconciler`: what the page Delivery shows and does, for terminals and scripts. */
export function registerReconciler(program: Command): void {
  const reconciler = program
    .command('reconciler')
    .summary('see how far delivery is behind intent, and act on it')
    .description(
      'Ask a running portal how far delivery is behind intent: queue, latency, the way of the newest change, drift, upgrades of the compiler.',
    )
    .addHelpText('after', HELP);

  askingPortal(reconciler.command('status'))
    .description(
      'Queue, latency, what is held, and the way of the newest change',
    )
    .action((options: AskPortalOptions) =>
      answer(options, readStatus, describeStatus, isUnhindered),
    );

  askingPortal(reconciler.command('run'))
    .description('Bring branch rendered up to main now')
    .action((options: AskPortalOptions) =>
      answer(
        options,
        ({ changes }) => changes.runReconciler(),
        run =>
          `${run.state}, ${run.written} ${
            run.written === 1 ? 'file' : 'files'
          } written, ${describeIsoDuration(run.duration)}\n`,
        ({ state }) => state === 'rendered' || state === 'unchanged',
      ),
    );

  askingPortal(reconciler.command('replay'))
    .description('Render branch rendered from scratch and compare the trees')
    .action((options: AskPortalOptions) =>
      answer(
        options,
        ({ changes }) => changes.replay(),
        describeReplay,
        ({ equal }) => equal,
      ),
    );

  askingPortal(reconciler.command('drift'))
    .description('What was changed in the clusters since it was synced')
    .option('--namespace <name>', 'of one namespace, whatever Argo CD thinks')
    .option('--service <name>', 'of one workload in it')
    .action(
      ({
        namespace,
        service,
        ...options
      }: AskPortalOptions & { namespace?: string; service?: string }) =>
        answer(
          options,
          portal => readDrift(portal, { namespace, service }),
          describeDrift,
          ({ applications }) =>
            applications.every(({ state }) => state !== 'drifted'),
        ),
    );

  askingPortal(reconciler.command('upgrade'))
    .description('What the compiler that runs would change of what is rendered')
    .action((options: AskPortalOptions) =>
      answer(
        options,
        ({ changes }) => changes.getUpgrade(),
        describeUpgrade,
        ({ upgrade }) => upgrade === undefined,
      ),
    );

  askingPortal(reconciler.command('release'))
    .description('Let an upgrade of the compiler be rendered')
    .argument('<id>', 'of the upgrade that was looked at')
    .requiredOption('--reason <text>', 'why, for the audit')
    .action(
      (
        id: string,
        { reason, ...options }: AskPortalOptions & { reason: string },
      ) =>
        answer(
          options,
          ({ changes }) => changes.releaseUpgrade(id, { reason }),
          ({ release }, nameOf) =>
            `Released by ${release ? nameOf(release.by) : 'unknown'} at ${
              release ? describeMoment(release.at) : 'unknown'
            }; the reconciler renders it now\n`,
          ({ state }) => state === 'released',
        ),
    );
}
