import type { Command } from 'commander';
import type {
  NamespaceCleanUp,
  NamespaceLifetimes,
} from '@waymark/plugin-tenants-common';
import { exitCodes } from '../exitCodes';
import { openAt } from '../instance/openAt';
import { table } from '../output/table';
import { atPortal, openPortal } from '../portal/openPortal';
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
    .description('How long each namespace is wanted, what ends first')
    .option('--team <name>', 'of one team')
    .action(
      async ({ team, ...options }: AskPortalOptions & { team?: string }) => {
        const { tenants } = await open(options);
        const found = await atPortal(() =>
          tenants.listNamespaceLifetimes({ team }),
        );
        print(options, found, describeLifetimes);
        const isOver = found.items.some(
          ({ state }) => state === 'expired' || state === 'abandoned',
        );
        process.exitCode = exitCodes[isOver ? 'failed' : 'ok'].code;
      },
    );

  askingPortal(namespaces.command('clean-up'))
    .description(
      'Propose a change request that removes a namespace that is over; asking again gives the same one',
    )
    .argument('<name>', 'of the namespace')
    .option('--dry-run', 'only say what would go')
    .action(
      async (
        name: string,
        { dryRun, ...options }: AskPortalOptions & { dryRun?: boolean },
      ) => {
        const { tenants } = await open(options);
        const done = await atPortal(() =>
          tenants.cleanUpNamespace(name, { dryRun }),
        );
        print(options, done, describeCleanUp);
      },
    );
}

async function open({ as, portBase, url }: AskPortalOptions) {
  return openPortal(await openAt({ portBase }), { as, url });
}

function print<T>(
  { json }: AskPortalOptions,
  value: T,
  describe: (value: T) => string,
): void {
  process.stdout.write(
    json ? `${JSON.stringify(value, null, 2)}\n` : describe(value),
  );
}

function describeLifetimes({ asOf, items }: NamespaceLifetimes): string {
  if (items.length === 0) return `No namespace.\nas of ${asOf}\n`;
  const rows = items.map(item => [
    item.name,
    item.state,
    item.tier,
    item.expiresAt ?? '–',
    item.lastChangeAt ?? 'unknown',
    String(item.services.length),
    item.reasons.join('; '),
  ]);
  return `${table(
    [
      'Namespace',
      'State',
      'Tier',
      'Expires',
      'Last change',
      'Workloads',
      'Why',
    ],
    rows,
  )}\nas of ${asOf}\n`;
}

function describeCleanUp({
  changeSet,
  documents,
  dryRun,
  namespace,
  objects,
}: NamespaceCleanUp): string {
  const lines = [
    `${namespace.name} is ${namespace.state}: ${namespace.reasons.join('; ')}`,
    `${dryRun ? 'Would remove' : 'Removes'} ${documents.length} documents and ${
      objects.length
    } objects:`,
    ...documents.map(path => `  ${path}`),
    changeSet
      ? `Proposed: ${
          changeSet.changeRequest?.url ?? `change set ${changeSet.id}`
        } (${changeSet.state})`
      : 'Nothing is proposed yet; leave --dry-run out to ask for it.',
  ];
  return `${lines.join('\n')}\n`;
}
