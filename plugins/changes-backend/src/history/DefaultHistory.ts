import type {
  AsOf,
  Comparison,
  DocumentComparison,
  HistoryCommitPage,
  HistoryPage,
  LastVerification,
  Verification,
} from '@waymark/plugin-changes-common';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { actorRef } from '../service/actorRef';
import type { People } from '../service/People';
import type { Caller, Scoped } from '../service/types';
import { compareRows } from './compareRows';
import { pathCursor, seqCursor } from './cursors';
import type { HistoryImporter, Progress } from './HistoryImporter';
import type { DocumentFilter, HistoryReads } from './HistoryReads';
import type { HistoryStore } from './HistoryStore';
import {
  isCommit,
  placeOf,
  timeOf,
  toImported,
  toPosition,
  type Place,
} from './moments';
import type { Restorer } from './Restorer';
import type { SnapshotRow } from './rows';
import { toCommit, toDocumentAsOf, toEntry, type Known } from './toEntry';
import type {
  Compare,
  ConfigurationHistory,
  ListCommits,
  ReadAsOf,
  Restore,
  SearchHistory,
  Verify,
} from './types';
import type { Verifier } from './Verifier';

/** How old main may be. */
const MAX_AGE_MS = 1500;
/** How long a question waits for the newest commits to be imported. */
const PATIENCE_MS = 3000;

/** What it works with. */
export interface DefaultHistoryOptions {
  repository: GitopsRepository;
  importer: HistoryImporter;
  reads: HistoryReads;
  store: HistoryStore;
  restorer: Restorer;
  verifier: Verifier;
  people: People;
  now: () => Date;
}

/** The rules of what was accepted intent, and when. */
export class DefaultHistory implements ConfigurationHistory {
  readonly #options: DefaultHistoryOptions;

  constructor(options: DefaultHistoryOptions) {
    this.#options = options;
  }

  async search(query: SearchHistory): Promise<HistoryPage> {
    const { reads } = this.#options;
    const { actor, cursor, limit, since, until, ...filter } = query;
    const progress = await this.#progress();
    const fromSeq =
      since === undefined ? undefined : await this.#seqBefore(since, progress);
    const last = until && (await this.#place(until, progress));
    const rows = await reads.search({
      ...filter,
      ...(actor && { actors: await this.#namesOf(actorRef(actor)) }),
      ...(fromSeq !== undefined && { fromSeq }),
      ...(last && { toSeq: last.seq }),
      ...(cursor && { beforeSeq: decodeCursor(seqCursor, cursor).seq }),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const known = await this.#knownOf(page);
    return {
      imported: toImported(progress),
      items: page.map(row => toEntry(row, known)),
      ...next(rows, limit, ({ seq }) => ({ seq })),
    };
  }

  async commits(query: ListCommits): Promise<HistoryCommitPage> {
    const { cursor, limit, until, ...filter } = query;
    const progress = await this.#progress();
    const newest = until ? await this.#place(until, progress) : progress.head;
    const rows = await this.#options.reads.commitsTouching({
      ...filter,
      toSeq: cursor ? decodeCursor(seqCursor, cursor).seq - 1 : newest.seq,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const known = await this.#knownOf(page);
    return {
      imported: toImported(progress),
      items: page.map(row => toCommit(row, known)),
      ...next(rows, limit, ({ seq, documents }) => ({
        seq: seq - documents + 1,
      })),
    };
  }

  async asOf(query: ReadAsOf): Promise<AsOf> {
    const { at, cursor, limit, ...filter } = query;
    const progress = await this.#progress();
    const place = await this.#place(at, progress);
    const rows = await this.#options.reads.treeAsOf({
      ...filter,
      position: place.position,
      ...(cursor && { afterPath: decodeCursor(pathCursor, cursor).path }),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const known = await this.#knownOf(page);
    return {
      as: toPosition(place),
      imported: toImported(progress),
      items: page.map(row => toDocumentAsOf(row, known)),
      ...next(rows, limit, ({ path }) => ({ path })),
    };
  }

  async compare(query: Compare): Promise<Comparison> {
    const { cursor, limit, ...filter } = query;
    const progress = await this.#progress();
    const from = await this.#place(query.before, progress);
    const to = await this.#place(query.after, progress);
    const { items, more } = await this.#differences(from, to, filter, {
      limit,
      ...(cursor && { afterPath: decodeCursor(pathCursor, cursor).path }),
    });
    return {
      before: toPosition(from),
      after: toPosition(to),
      imported: toImported(progress),
      items,
      ...(more !== undefined && { nextCursor: encodeCursor({ path: more }) }),
    };
  }

  async restore(request: Restore, caller: Caller) {
    const progress = await this.#progress(0);
    const place = await this.#place(request.at, progress);
    return this.#options.restorer.restore(request, place, caller);
  }

  async verify({ replay }: Verify, { credentials }: Caller) {
    const { people, verifier } = this.#options;
    const progress = await this.#progress(0);
    const verified = await verifier.verify(replay, people.refOf(credentials));
    const verification: Verification = {
      ...verified,
      imported: toImported(progress),
    };
    return verification;
  }

  async verification({ scope }: Scoped<{}>): Promise<LastVerification> {
    const progress = await this.#progress();
    const last = await this.#options.verifier.last();
    // What is broken may be any team's document.
    const isShown = !scope || scope.all;
    return {
      imported: toImported(progress),
      ...(last && {
        verified: isShown ? last : { ...last, broken: undefined },
      }),
    };
  }

  async #differences(
    from: Place,
    to: Place,
    { kind, ...filter }: DocumentFilter,
    page: { limit: number; afterPath?: string },
  ): Promise<{ items: DocumentComparison[]; more?: string }> {
    const { reads } = this.#options;
    const [first, last] = [from.seq, to.seq].sort((a, b) => a - b);
    const items: DocumentComparison[] = [];
    let { afterPath } = page;
    for (;;) {
      const paths = await reads.touchedBetween(first, last, {
        ...{ ...filter, afterPath },
        limit: page.limit,
      });
      for (const each of paths) {
        const [before, after] = await Promise.all([
          reads.documentAsOf(each, from.position),
          reads.documentAsOf(each, to.position),
        ]);
        const isWanted = !kind || before?.kind === kind || after?.kind === kind;
        const difference = isWanted && compareRows(each, before, after);
        if (difference) items.push(difference);
        if (items.length >= page.limit) return { items, more: each };
        afterPath = each;
      }
      if (paths.length < page.limit) return { items };
    }
  }

  async #progress(maxAgeMs = MAX_AGE_MS): Promise<Progress> {
    const { importer, repository } = this.#options;
    await repository.ready();
    await atForge(() => repository.git.refresh(maxAgeMs));
    return importer.catchUp(PATIENCE_MS);
  }

  #place(moment: string, { head }: Progress): Promise<Place> {
    const { now, reads } = this.#options;
    return placeOf(moment, { reads, newest: head, now });
  }

  /** A range begins with what its moment names: the row before a commit's first, or the last before a time. */
  async #seqBefore(moment: string, progress: Progress): Promise<number> {
    if (isCommit(moment)) {
      const { position } = await this.#place(moment, progress);
      const [row] = await this.#options.store.commitsFrom(position, 1);
      return row.seq - row.documents;
    }
    const before = new Date(timeOf(moment).getTime() - 1);
    return (await this.#options.reads.commitAt(before))?.seq ?? 0;
  }

  /** A person is also who pushed with their address. */
  async #namesOf(actor: string): Promise<string[]> {
    const address = await this.#options.people.addressOf(actor);
    return address ? [actor, address] : [actor];
  }

  async #knownOf(rows: readonly SnapshotRow[]): Promise<Known> {
    const { reads, repository } = this.#options;
    const { portal, ref } = repository;
    return {
      changeSets: await reads.confirmed(rows),
      url: commit => portal.browse.commit(ref, commit),
    };
  }
}

function next<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => object,
): { nextCursor?: string } {
  const last = rows[limit - 1];
  return rows.length > limit && last
    ? { nextCursor: encodeCursor(cursorOf(last)) }
    : {};
}
