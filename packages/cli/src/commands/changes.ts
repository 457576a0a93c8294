import { InvalidArgumentError, type Command } from 'commander';
import {
  changeSetStateSchema,
  type ChangeSetState,
} from '@waymark/plugin-changes-common';
import { answer } from './answer';
import { describeBlastRadius } from './changes/describeBlastRadius';
import { describeChangeSets } from './changes/describeChangeSets';
import { describeReview } from './changes/describeReview';
import { readApprovals } from './changes/readApprovals';
import { registerRollOuts } from './changes/rollOuts';
import { followBlastRadius } from './changes/followBlastRadius';
import { askingPortal, type AskPortalOptions } from './portalOptions';

const HELP = `
Examples:
  ./waymark changes list --state proposed --json | jq -r '.items[] | [.id, .author, .reason] | @tsv'
  ./waymark changes diff 9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41
  ./waymark changes blast-radius 9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41 --as emil-sorensen
  ./waymark changes roll-out show 9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41
  ./waymark changes withdraw 9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41 --reason "Not needed after all"

Exit codes: 0 done, 1 refused, not valid as main is now, or over a quota, 3 no portal answers.`;

type Asked<T = object> = AskPortalOptions & T;

/** `waymark changes`: change sets as the page Changes shows them, and what is done with them. */
export function registerChanges(program: Command): void {
  const changes = program
    .command('changes')
    .summary('see what changes, what it does to the fleet, and decide on it')
    .description(
      'Ask a running portal for change sets: what they change field by field, what that does to the whole fleet, and what became of them.',
    )
    .addHelpText('after', HELP);

  askingPortal(changes.command('list'))
    .description('Change sets that you may read, newest first')
    .option('--state <state>', 'only those in this state', readState)
    .option('--team <name>', 'only those that touch documents of this team')
    .option('--author <name>', 'only those of this person')
    .option('--grants', 'also those that only record an approval')
    .option('--limit <number>', 'at most this many, up to 100', '25')
    .action(
      ({
        author,
        grants,
        limit,
        state,
        team,
        ...options
      }: Asked<ListOptions>) =>
        answer(
          options,
          portal =>
            portal.changes.listChangeSets({
              author,
              grants: grants ? 'shown' : 'hidden',
              limit: Number(limit),
              state,
              team,
            }),
          describeChangeSets,
        ),
    );

  askingPortal(changes.command('show'))
    .description('How it stands, what is found wrong with it now, its history')
    .argument('<id>', 'of the change set')
    .action((id: string, options: AskPortalOptions) =>
      answer(
        options,
        async ({ approvals, changes: api }) => {
          const review = await api.reviewChangeSet(id);
          const asked = review.changeSet.approvalRequests;
          return { ...review, requests: await readApprovals(approvals, asked) };
        },
        (review, nameOf) =>
          describeReview(review, nameOf, 'state', review.requests),
        ({ valid }) => valid,
      ),
    );

  askingPortal(changes.command('diff'))
    .description('Its documents field by field, before and after')
    .argument('<id>', 'of the change set')
    .action((id: string, options: AskPortalOptions) =>
      answer(
        options,
        portal => portal.changes.reviewChangeSet(id),
        (review, nameOf) => describeReview(review, nameOf, 'fields'),
        ({ valid }) => valid,
      ),
    );

  askingPortal(changes.command('blast-radius'))
    .description('What it does to the whole fleet')
    .argument('<id>', 'of the change set')
    .action((id: string, options: AskPortalOptions) =>
      answer(
        options,
        portal => followBlastRadius(portal.changes.blastRadius({ id })),
        describeBlastRadius,
        ({ radius, valid }) =>
          valid &&
          radius.capacity.namespaces.every(
            ({ over }) => over !== 'atMinReplicas',
          ),
      ),
    );

  askingPortal(changes.command('propose'))
    .description('Hand a draft of yours in; asking again gives what it became')
    .argument('<id>', 'of the draft')
    .action((id: string, options: AskPortalOptions) =>
      answer(
        options,
        async ({ changes: api }) => {
          const { revision, ...known } = await api.getChangeSet(id);
          return revision === undefined ? known : api.propose(id, { revision });
        },
        (changeSet, nameOf) =>
          describeChangeSets({ items: [changeSet] }, nameOf),
      ),
    );

  askingPortal(changes.command('withdraw'))
    .description('Take a proposed one back and close its change request')
    .argument('<id>', 'of the change set')
    .option('--reason <text>', 'why, for its history')
    .action((id: string, { reason, ...options }: Asked<{ reason?: string }>) =>
      answer(
        options,
        portal => portal.changes.withdraw(id, { reason }),
        (changeSet, nameOf) =>
          describeChangeSets({ items: [changeSet] }, nameOf),
      ),
    );

  registerRollOuts(changes);
}

interface ListOptions {
  author?: string;
  grants?: boolean;
  limit: string;
  state?: ChangeSetState;
  team?: string;
}

function readState(text: string): ChangeSetState {
  const state = changeSetStateSchema.safeParse(text);
  if (state.success) return state.data;
  throw new InvalidArgumentError(
    `Use one of ${changeSetStateSchema.options.join(', ')}.`,
  );
}
