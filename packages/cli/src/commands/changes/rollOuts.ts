import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { RollOutPage } from '@waymark/plugin-changes-common';
import { CliError } from '../../CliError';
import type { PortalClients } from '../../portal/openPortal';
import { askingPortal, type AskPortalOptions } from '../portalOptions';
import { answer } from '../answer';
import { describeRollOuts } from './describeRollOuts';

const CHANGE_SET = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `waymark changes roll-out`: large changes, which are rendered batch by batch. */
export function registerRollOuts(changes: Command): void {
  const rollOut = changes
    .command('roll-out')
    .summary('see and stop what is rendered batch by batch')
    .description(
      'A change of more than one batch of workloads is rendered development first, production last.',
    );

  askingPortal(rollOut.command('show'))
    .description('How far it is; those under way first when none is named')
    .argument('[id]', 'of a change set, or of the roll-out')
    .action((id: string | undefined, options: AskPortalOptions) =>
      answer(options, portal => find(portal, id), describeRollOuts),
    );

  askingPortal(rollOut.command('stop'))
    .description('Hold what is left of it; everything else is rendered on')
    .argument('<id>', 'of a change set, or of the roll-out')
    .requiredOption('--reason <text>', 'why, for the audit')
    .action(decide('stopRollOut'));

  askingPortal(rollOut.command('resume'))
    .description('Let a stopped one go on')
    .argument('<id>', 'of a change set, or of the roll-out')
    .requiredOption('--reason <text>', 'why, for the audit')
    .action(decide('resumeRollOut'));
}

function decide(verb: 'stopRollOut' | 'resumeRollOut') {
  return (
    id: string,
    { reason, ...options }: AskPortalOptions & { reason: string },
  ) =>
    answer(
      options,
      async portal => {
        const rollOut = CHANGE_SET.test(id)
          ? await onlyOne(portal, id)
          : { id };
        const decided = await portal.changes[verb](rollOut.id, {
          reason,
          idempotencyKey: `cli:${randomUUID()}`,
        });
        return { asOf: new Date().toISOString(), items: [decided] };
      },
      describeRollOuts,
    );
}

async function find(
  { changes }: PortalClients,
  id: string | undefined,
): Promise<RollOutPage> {
  if (id && CHANGE_SET.test(id)) return changes.listRollOuts({ changeSet: id });
  const page = await changes.listRollOuts({ limit: 100 });
  return id
    ? { ...page, items: page.items.filter(item => item.id === id) }
    : page;
}

async function onlyOne(portal: PortalClients, id: string) {
  const [rollOut] = (await find(portal, id)).items;
  if (rollOut) return rollOut;
  throw new CliError(
    'failed',
    `Change set ${id} is not rendered batch by batch.`,
    { fix: 'See those that are with: ./waymark changes roll-out show' },
  );
}
