import type {
  ChangeSet,
  ChangeSetRequest,
  PreviewRequest,
} from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import {
  changeSetCursor,
  decodeCursor,
  encodeCursor,
} from '../database/cursor';
import type { EndingStore } from '../database/EndingStore';
import { toChangeSet } from '../database/toChangeSet';
import type { HistoryImporter } from '../history/HistoryImporter';
import type { ChangesMetrics } from '../ChangesMetrics';
import type { Reconciler } from '../reconciler/Reconciler';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { accept, assertSameRequest } from './accept';
import { actorRef } from './actorRef';
import { assertReplaceable } from './assertReplaceable';
import { assertNoConflict } from './assertNoConflict';
import { Dependents } from './Dependents';
import { findReadable } from './findReadable';
import type { History } from './History';
import type { Lifecycle } from './Lifecycle';
import type { People } from './People';
import { readLastGood } from './readLastGood';
import { toDocuments } from './toDocuments';
import { toPlatformState } from './toPlatformState';
import { toFindings } from './toFindings';
import { toEdits } from './toEdits';
import { toPreview } from './toPreview';
import type {
  Caller,
  Changes,
  ListChangeSets,
  ListCommits,
  ListDependents,
  ListDocuments,
  ListFindings,
} from './types';

/** How old main may be where nothing is written. */
const READ_MAX_AGE_MS = 1500;

/** What it works with. */
export interface DefaultChangesOptions {
  repository: GitopsRepository;
  store: ChangeSetStore;
  endings: EndingStore;
  history: History;
  importer: HistoryImporter;
  lifecycle: Lifecycle;
  reconciler: Reconciler;
  people: People;
  metrics: ChangesMetrics;
  now: () => Date;
}

/** The rules of change sets. */
export class DefaultChanges implements Changes {
  readonly #options: DefaultChangesOptions;
  readonly #dependents: Dependents;

  constructor(options: DefaultChangesOptions) {
    this.#options = options;
    this.#dependents = new Dependents(options);
  }

  async preview({ edits, base }: PreviewRequest) {
    const { repository } = this.#options;
    const { commit, tree } = await repository.intent(
      base ? 0 : READ_MAX_AGE_MS,
    );
    const wanted = toEdits(edits);
    if (base && base !== commit) {
      await assertNoConflict(repository, base, { commit, tree }, wanted);
    }
    const platform = await repository.platformAt(commit);
    const change = await repository.validate(tree, wanted, platform);
    const reviews = await repository.reviewsOf(commit, wanted, change);
    return toPreview(commit, wanted, change, reviews);
  }

  async create(
    request: ChangeSetRequest,
    { credentials, door = 'portal' }: Caller,
  ) {
    const { lifecycle, metrics, people, repository, store } = this.#options;
    const { endings } = this.#options;
    const stop = metrics.commitTimer(request.mode);
    const actor = await people.actorOf(credentials);
    let row = await store.findByKey(request.idempotencyKey);
    if (!row) {
      await assertReplaceable(endings, request, actor.ref);
      const head = await repository.head();
      const base = request.base ?? head;
      row = await store.insert(
        accept(request, actor, { base, door, now: this.#options.now() }),
      );
    }
    assertSameRequest(row, request, actor.ref);
    const settled = await lifecycle.carryOn(row, actor.ref);
    stop(settled.state);
    const isNews =
      settled.state === 'proposed' ||
      (settled.state === 'committed' && !settled.rendered_commit);
    if (isNews) {
      this.#options.reconciler.trigger('change-set');
      this.#options.importer.trigger();
    }
    return toChangeSet(settled);
  }

  async get(id: string, { credentials }: Caller): Promise<ChangeSet> {
    const { people, store } = this.#options;
    const reader = people.refOf(credentials);
    return toChangeSet(await findReadable(store, id, reader));
  }

  async list(
    { author, scope, cursor, limit, ...filter }: ListChangeSets,
    { credentials }: Caller,
  ) {
    const rows = await this.#options.store.list({
      ...filter,
      ...(author && { author: actorRef(author) }),
      drafter: this.#options.people.refOf(credentials),
      ...(scope && !scope.all && { readable: scope.teams }),
      ...(cursor && { after: decodeCursor(changeSetCursor, cursor) }),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toChangeSet),
      ...(last &&
        rows.length > page.length && {
          nextCursor: encodeCursor({
            at: last.created_at.toISOString(),
            id: last.id,
          }),
        }),
    };
  }

  commits(query: ListCommits) {
    return this.#options.history.list(query);
  }

  async documents(query: ListDocuments) {
    const { repository } = this.#options;
    const { asOf, commit, rendering } = await this.#main();
    const lastGood = await readLastGood(repository, commit, rendering);
    return { commit, asOf, ...toDocuments(rendering, lastGood, query) };
  }

  async findings(query: ListFindings) {
    const { asOf, commit, rendering } = await this.#main();
    return { commit, asOf, ...toFindings(rendering.findings, query) };
  }

  dependents(query: ListDependents) {
    return this.#dependents.list(query);
  }

  /** Without what waits for an approval on main: it decides nothing yet, least of all who approves it. */
  async platform() {
    const main = await this.#main();
    const { platform } = await this.#options.repository.renderedWith(
      main.commit,
    );
    return toPlatformState({ ...main, used: platform });
  }

  /** Main as it is now, rendered. */
  async #main() {
    const { repository, now } = this.#options;
    const { commit, tree } = await repository.intent(READ_MAX_AGE_MS);
    const used = await repository.platformAt(commit);
    const asOf = (repository.git.fetchedAt ?? now()).toISOString();
    return {
      asOf,
      commit,
      used,
      rendering: await repository.render(tree, used),
    };
  }
}
