import { randomUUID } from 'node:crypto';
import {
  sensitivitySchema,
  viewSchema,
  type ApprovalView,
  type Sensitivity,
} from '@waymark/plugin-approvals-common';
import { Option, type Command } from 'commander';
import { answer } from './answer';
import { registerBreakGlass } from './approvals/breakGlass';
import { describeRequest, describeRequests } from './approvals/describe';
import { askingPortal, type AskPortalOptions } from './portalOptions';

const HELP = `
Examples:
  ./waymark approvals list --view waiting --as dara-novak
  ./waymark approvals create --kind quota --subject namespace:assistant-staging --title "More memory" --reason "Load test" --team assistant --as ada-okafor
  ./waymark approvals break-glass --team assistant --environment staging --role deployer --for 30 --reason "The queue is stuck" --as ada-okafor
  ./waymark approvals approve 9b2f6a0e-… --as emil-sorensen
  ./waymark approvals list --json | jq -r '.items[] | [.id, .state, .subject.title] | @tsv'

Exit codes: 0 done, 1 refused, 3 no portal answers.`;

/** `waymark approvals`: the inbox for terminals and scripts. */
export function registerApprovals(program: Command): void {
  const approvals = program
    .command('approvals')
    .summary('ask for approvals, and decide them')
    .description(
      'Ask a running portal what waits for approval, decide it, or ask for one.',
    )
    .addHelpText('after', HELP);

  askingPortal(approvals.command('list'))
    .description('Requests that wait for you, are yours, or that you may read')
    .addOption(
      new Option('--view <view>', 'whose')
        .choices(viewSchema.options)
        .default('all'),
    )
    .option('--team <name>', 'of one team')
    .option('--open-access', 'only break-glass access that has not ended')
    .option('--cursor <cursor>', 'go on where a page ended')
    .action(
      ({
        cursor,
        openAccess,
        team,
        view,
        ...options
      }: AskPortalOptions & {
        cursor?: string;
        openAccess?: boolean;
        team?: string;
        view: ApprovalView;
      }) =>
        answer(
          options,
          ({ approvals: api }) =>
            api.listRequests({
              view,
              team,
              limit: 100,
              cursor,
              ...(openAccess && { access: 'open' }),
            }),
          describeRequests,
        ),
    );

  askingPortal(approvals.command('show'))
    .description('What is asked, who decides, and what was said')
    .argument('<id>', 'of the request')
    .action((id: string, options: AskPortalOptions) =>
      answer(
        options,
        ({ approvals: api }) => api.getRequest(id),
        describeRequest,
      ),
    );

  deciding(approvals.command('approve'), 'approve', false);
  deciding(approvals.command('reject'), 'reject', true);

  askingPortal(approvals.command('withdraw'))
    .description('End a request without a decision')
    .argument('<id>', 'of the request')
    .requiredOption('--reason <text>', 'why, for the log')
    .action((id: string, { reason, ...options }: AskPortalOptions & Reasoned) =>
      answer(
        options,
        ({ approvals: api }) => api.withdraw(id, { text: reason }),
        describeRequest,
      ),
    );

  askingPortal(approvals.command('create'))
    .description('Ask for an approval; the same key gives the same request')
    .requiredOption('--kind <id>', 'quota, unpaved-request or exception')
    .requiredOption(
      '--subject <type:ref>',
      'such as namespace:assistant-staging',
    )
    .requiredOption('--title <text>', 'what it is, in a few words')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--team <name>', 'for which team')
    .option('--environment <name>', 'where')
    .addOption(
      new Option('--sensitivity <class>', 'of its data').choices(
        sensitivitySchema.options,
      ),
    )
    .option('--monthly-cost <amount>', 'what it costs', Number)
    .option('--owner <ref>', 'who answers for an exception')
    .option('--review-at <time>', 'when an exception is looked at again')
    .option('--expires-at <time>', 'when an exception ends')
    .option('--key <text>', 'idempotency key', `cli:${randomUUID()}`)
    .action((options: CreateOptions) => {
      const { expiresAt, key, owner, reviewAt, subject, title } = options;
      const [type = '', ...ref] = subject.split(':');
      return answer(
        options,
        ({ approvals: api }) =>
          api.createRequest({
            kind: options.kind,
            subject: { type, ref: ref.join(':'), title },
            reason: options.reason,
            team: options.team,
            environment: options.environment,
            sensitivity: options.sensitivity,
            monthlyCost: options.monthlyCost,
            ...(owner &&
              reviewAt &&
              expiresAt && { terms: { owner, reviewAt, expiresAt } }),
            idempotencyKey: key,
          }),
        describeRequest,
      );
    });

  registerBreakGlass(approvals);
}

interface Reasoned {
  reason: string;
}

interface CreateOptions extends AskPortalOptions, Reasoned {
  kind: string;
  subject: string;
  title: string;
  team: string;
  environment?: string;
  sensitivity?: Sensitivity;
  monthlyCost?: number;
  owner?: string;
  reviewAt?: string;
  expiresAt?: string;
  key: string;
}

function deciding(
  command: Command,
  verdict: 'approve' | 'reject',
  needsReason: boolean,
): void {
  askingPortal(command)
    .description(
      verdict === 'approve'
        ? 'Approve a part of a request'
        : 'Reject a request, with a reason',
    )
    .argument('<id>', 'of the request')
    .option('--part <id>', 'which part; else the first that you may decide')
    .addOption(
      new Option('--reason <text>', 'why, for the log').makeOptionMandatory(
        needsReason,
      ),
    )
    .action(
      (
        id: string,
        {
          part: requirement,
          reason,
          ...options
        }: AskPortalOptions & Partial<Reasoned> & { part?: string },
      ) =>
        answer(
          options,
          ({ approvals }) =>
            approvals.decide(id, { verdict, requirement, reason }),
          describeRequest,
        ),
    );
}
