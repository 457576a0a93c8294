import {
  ChangeSet,
  HeldDocument,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import {
  runOfChangeSet,
  RunPage,
  RunSummary,
} from '@waymark/plugin-tenants-common';
import { MyService } from '../services/useMyServices';

/** Something that waits for the reader. */
export type Need =
  | { kind: 'failed-run' | 'waiting-run'; run: RunSummary }
  /** Somebody asks for the reader's approval, or the reader waits for another's. */
  | { kind: 'review' | 'in-review'; changeSet: ChangeSet }
  | { kind: 'held'; document: HeldDocument; href: string }
  | { kind: 'unread'; count: number; newest?: string }
  | { kind: 'no-docs'; service: MyService };

/** What is known; a source that failed, or that the reader may not read, is absent. */
export type NeedSources = {
  runs?: RunPage;
  /** Proposed ones. */
  changeSets?: ChangeSet[];
  reconciler?: ReconcilerStatus;
  unread?: { count: number; newest?: string };
  services?: MyService[];
  /** Where documents are shown, up to their paths. */
  documentsUrl?: string;
  teams: string[];
  /** Entity reference. */
  reader: string;
  mayReview: boolean;
};

/** A held document where it is mended: its file, or its service where no address of files is known. */
export function heldHref({ path }: HeldDocument, url?: string): string {
  const name = path.replace(/^.*\/|\.yaml$/g, '');
  return url ? `${url}${path}` : `/catalog/default/component/${name}`;
}

const teamOf = (path: string) => path.match(/^tenants\/([^/]+)\//)?.[1];

/** The newest run of each service and environment: an older failure that was put right needs nobody. */
function latest(runs: RunSummary[]): RunSummary[] {
  const seen = new Map<string, RunSummary>();
  for (const run of runs) {
    const key = `${run.service}/${run.environment}`;
    const known = seen.get(key);
    if (!known || known.createdAt < run.createdAt) seen.set(key, run);
  }
  return [...seen.values()];
}

/** A run that was cleaned up stays news for a day; one that is still in pieces stays until it is settled. */
const NEWS_MS = 24 * 60 * 60 * 1000;

function hasFailed({ state, updatedAt }: RunSummary, now: Date): boolean {
  return state === 'cleaned'
    ? now.getTime() - Date.parse(updatedAt) < NEWS_MS
    : state === 'failed' || state === 'cleaning';
}

const isOf =
  (teams: string[]) =>
  ({ path }: HeldDocument) =>
    teams.includes(teamOf(path) ?? '');

/** Documents that are held and belong to none of the reader's teams: news, and for others to mend. */
export function heldElsewhere({
  reconciler,
  teams,
}: Pick<NeedSources, 'reconciler' | 'teams'>): HeldDocument[] {
  const own = isOf(teams);
  return (reconciler?.held ?? []).filter(document => !own(document));
}

/** Proposed changes that others wait for, the longest waiting first; nobody approves their own. */
function toReview({ changeSets, reader, mayReview }: NeedSources): Need[] {
  return (mayReview ? changeSets ?? [] : [])
    .filter(({ author }) => author !== reader)
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .map(changeSet => ({ kind: 'review', changeSet }));
}

/** Proposed changes of the reader; what a run proposed is shown as the run. */
function inReview({ changeSets, reader }: NeedSources): Need[] {
  return (changeSets ?? [])
    .filter(({ author }) => author === reader)
    .filter(({ idempotencyKey }) => !runOfChangeSet(idempotencyKey))
    .map(changeSet => ({ kind: 'in-review', changeSet }));
}

/** What needs the reader, most pressing first. */
export function needsOf(sources: NeedSources, now: Date): Need[] {
  const runs = latest(sources.runs?.items ?? []);
  const held = (sources.reconciler?.held ?? []).filter(isOf(sources.teams));
  const { unread } = sources;
  return [
    ...runs
      .filter(run => hasFailed(run, now))
      .map((run): Need => ({ kind: 'failed-run', run })),
    ...held.map(
      (document): Need => ({
        kind: 'held',
        document,
        href: heldHref(document, sources.documentsUrl),
      }),
    ),
    ...toReview(sources),
    ...runs
      .filter(run => run.state === 'waiting-for-approval')
      .map((run): Need => ({ kind: 'waiting-run', run })),
    ...inReview(sources),
    ...(unread && unread.count > 0
      ? [{ kind: 'unread' as const, ...unread }]
      : []),
    ...(sources.services ?? [])
      .filter(service => !service.hasDocs)
      .map((service): Need => ({ kind: 'no-docs', service })),
  ];
}
