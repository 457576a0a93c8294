import { randomUUID } from 'node:crypto';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  doorSchema,
  momentSchema,
  type Door,
} from '@waymark/plugin-changes-common';
import { answer } from '../answer';
import { askingPortal, type AskPortalOptions } from '../portalOptions';
import { readLimit } from './readLimit';
import {
  describeAsOf,
  describeComparison,
  describeHistory,
  describeRestoration,
  describeVerification,
} from './describe';

interface HistoryOptions extends AskPortalOptions {
  actor?: string;
  door?: Door;
  kind?: string;
  grants?: boolean;
  since?: string;
  until?: string;
  limit: number;
  cursor?: string;
}

interface RestoreOptions extends AskPortalOptions {
  kind?: string;
  dryRun?: boolean;
  commit?: boolean;
  propose?: boolean;
  reason?: string;
  key?: string;
}

/** `waymark config history|as-of|compare|restore|verify`. */
export function registerConfigHistory(config: Command): void {
  askingPortal(config.command('history'))
    .description('What happened, newest first: who, by which door, and why')
    .argument('[path]', 'a document, or a folder that ends in /')
    .option('--actor <who>', 'ada-okafor, or the address of who pushed')
    .addOption(
      new Option('--door <door>', 'by which way').choices(doorSchema.options),
    )
    .option('--kind <kind>', 'only of this kind')
    .option('--grants', 'also records of approvals, below grants/')
    .option('--since <moment>', 'from then on', readMoment)
    .option('--until <moment>', 'up to then', readMoment)
    .option('--limit <number>', 'how many', readLimit, 50)
    .option('--cursor <text>', 'where the page before ended')
    .action((path: string | undefined, options: HistoryOptions) => {
      const { actor, cursor, door, kind, limit, since, until } = options;
      const isOfGrants = options.grants || path?.startsWith('grants/');
      return answer(
        options,
        ({ changes }) =>
          changes.searchHistory({
            ...{ path, actor, door, kind, since, until, limit, cursor },
            grants: isOfGrants ? 'shown' : 'hidden',
          }),
        describeHistory,
      );
    });

  askingPortal(config.command('as-of'))
    .description('Documents as they were; one document as its text')
    .argument('<moment>', 'a time, a commit or main', readMoment)
    .argument('[path]', 'a document, or a folder that ends in /')
    .option('--kind <kind>', 'only of this kind')
    .option('--cursor <text>', 'where the page before ended')
    .action(
      (
        at: string,
        path: string | undefined,
        options: AskPortalOptions & { kind?: string; cursor?: string },
      ) => {
        const { kind, cursor } = options;
        return answer(
          options,
          ({ changes }) =>
            changes.readAsOf({ at, path, kind, cursor, limit: 500 }),
          (found, nameOf) => describeAsOf(found, nameOf, path),
          ({ items }) => items.length > 0,
        );
      },
    );

  askingPortal(config.command('compare'))
    .description('What differs between two moments, field by field')
    .argument('<before>', 'a time, a commit or main', readMoment)
    .argument('<after>', 'a time, a commit or main', readMoment)
    .argument('[path]', 'a document, or a folder that ends in /')
    .option('--kind <kind>', 'only of this kind')
    .action(
      (
        before: string,
        after: string,
        path: string | undefined,
        options: AskPortalOptions & { kind?: string },
      ) =>
        answer(
          options,
          ({ changes }) =>
            changes.compareHistory({
              ...{ before, after, path },
              kind: options.kind,
            }),
          describeComparison,
        ),
    );

  askingPortal(config.command('restore'))
    .description(
      'Bring back what was, by a change set like any other; without a path the whole tree',
    )
    .argument('<moment>', 'a time, a commit or main', readMoment)
    .argument('[path]', 'a document, or a folder that ends in /')
    .option('--kind <kind>', 'only of this kind')
    .option('--dry-run', 'only say what it would do')
    .addOption(
      new Option(
        '--commit',
        'onto main at once; without either, as the rules have it',
      ).conflicts(['propose', 'changeRequest']),
    )
    .option('--propose', 'as a change request, in any case')
    .addOption(
      new Option('--change-request', 'what --propose was called before')
        .implies({ propose: true })
        .hideHelp(),
    )
    .option('--reason <text>', 'why')
    .option('--key <text>', 'the same key gives the same change set')
    .action((at: string, path: string | undefined, options: RestoreOptions) => {
      const { commit, dryRun, kind, propose, reason } = options;
      const reviewed = propose ? 'change-request' : undefined;
      return answer(
        options,
        ({ changes }) =>
          changes.restoreHistory({
            ...{ at, path, kind, dryRun, reason },
            mode: commit ? 'commit' : reviewed,
            idempotencyKey: options.key ?? `restore:${randomUUID()}`,
          }),
        describeRestoration,
        ({ preview }) => preview?.valid ?? true,
      );
    });

  askingPortal(config.command('verify'))
    .description('Recompute the chain of history; names the first broken row')
    .option('--replay', 'also derive it from Git again and compare')
    .action((options: AskPortalOptions & { replay?: boolean }) =>
      answer(
        options,
        ({ changes }) => changes.verifyHistory({ replay: options.replay }),
        describeVerification,
        ({ holds }) => holds,
      ),
    );
}

/** Whatever is newest counts from now on, so that the end of time is main as it is. */
const END_OF_TIME = '9999-12-31T23:59:59Z';

function readMoment(text: string): string {
  if (text === 'main') return END_OF_TIME;
  if (momentSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError(
    'It is a time in ISO 8601, a day such as 2026-11-20, a commit, or main.',
  );
}
