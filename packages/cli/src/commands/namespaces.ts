import type { Command } from 'commander';
import { answer } from './answer';
import { describeCleanUp, describeNamespaces } from './namespaces/describe';
import { readNamespaces } from './namespaces/readNamespaces';
import { askingPortal, type AskPortalOptions } from './portalOptions';

const HELP = `
Examples:
  ./waymark namespaces list --json | jq -r '.items[] | select(.state == "expired").name'
  ./waymark namespaces clean-up assistant-development --dry-run

Exit codes: 0 done, 1 something is expired or abandoned, or refused, 3 no portal answers.`;

/** `waymark namespaces`: which are still wanted, and change sets that remove those that are not. */
export function registerNamespaces(program: Command): void {
  const namespaces = program
    .command('namespaces')
    .summary('see which namespaces are over, and propose to remove them')
    .description(
      'Ask a running portal how long each namespace is wanted: sandboxes that expire, and what is abandoned.',
    )
    .addHelpText('after', HELP);

  askingPortal(namespaces.command('list'))
    .description(
      'How long each namespace is wanted and what of its quota is used, what ends first',
    )
    .option('--team <name>', 'of one team')
    .action(({ team, ...options }: AskPortalOptions & { team?: string }) =>
      answer(
        options,
        portal => readNamespaces(portal, team),
        found => describeNamespaces(found),
        ({ items }) =>
          items.every(
            ({ state }) => state !== 'expired' && state !== 'abandoned',
          ),
      ),
    );

  askingPortal(namespaces.command('clean-up'))
    .description(
      'Propose a change request that removes a namespace that is over; asking again gives the same one',
    )
    .argument('<name>', 'of the namespace')
    .option('--dry-run', 'only say what would go')
    .action(
      (
        name: string,
        { dryRun, ...options }: AskPortalOptions & { dryRun?: boolean },
      ) =>
        answer(
          options,
          ({ tenants }) => tenants.cleanUpNamespace(name, { dryRun }),
          describeCleanUp,
        ),
    );
}
