import { InputError } from '@backstage/errors';
import { readIntent } from '@waymark/gitops';
import type {
  ChangeSet,
  DocumentComparison,
  DocumentEdit,
  NeededReview,
  Restoration,
} from '@waymark/plugin-changes-common';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { toEdits } from '../service/toEdits';
import type { Caller, Changes } from '../service/types';
import { compareRows } from './compareRows';
import type { HistoryReads } from './HistoryReads';
import { isCommit, toPosition, type Place } from './moments';
import type { SnapshotRow } from './rows';
import type { Restore } from './types';

/** Configuration and workloads. A grant gives its right once, so that bringing one back would give nothing. */
const FOLDERS = ['platform/', 'tenants/'];
/** Documents in one change set; more are restored folder by folder. */
const MOST_DOCUMENTS = 2000;
const PAGE = 1000;

/** Makes change sets that bring back what was. They are validated, authorised and written like any other. */
export class Restorer {
  readonly #reads: HistoryReads;
  readonly #repository: GitopsRepository;
  readonly #changes: Changes;

  constructor(options: {
    reads: HistoryReads;
    repository: GitopsRepository;
    changes: Changes;
  }) {
    this.#reads = options.reads;
    this.#repository = options.repository;
    this.#changes = options.changes;
  }

  /** @throws InvalidChangeError when what was then is not valid now */
  async restore(
    request: Restore,
    place: Place,
    caller: Caller,
  ): Promise<Restoration> {
    const { idempotencyKey, dryRun } = request;
    const known =
      idempotencyKey && !dryRun
        ? await this.#known(idempotencyKey, caller)
        : undefined;
    // Main moved on since, so what would be restored now is another thing.
    if (known && known.state !== 'pending') {
      const { base, mode } = known;
      const done = { as: toPosition(place), base, documents: [] };
      return { ...done, mode, reviews: [], changeSet: known };
    }
    // One that was killed on its way to the forge goes on from where it began.
    const from = known?.base ?? (await this.#repository.head());
    const { base, documents } = await this.#differences(request, place, from);
    const same = { as: toPosition(place), base, documents, reviews: [] };
    if (documents.length === 0) return same;
    const edits = documents.map(toEdit);
    const reviews = await this.#reviewsOf(base, edits);
    const byRule = reviews.length > 0 ? 'change-request' : 'commit';
    const { mode = known?.mode ?? byRule } = request;
    const found = { ...same, mode, reviews };
    if (dryRun) {
      const preview = await this.#changes.preview({ edits, base }, caller);
      return { ...found, preview };
    }
    if (!idempotencyKey) {
      throw new InputError(
        'idempotencyKey is required: the same key gives the same change set, also after a crash.',
      );
    }
    const { reason = reasonOf(request, place) } = request;
    const changeSet = await this.#changes.create(
      { edits, base, reason, mode, idempotencyKey },
      caller,
    );
    return { ...found, changeSet };
  }

  async #known(
    idempotencyKey: string,
    caller: Caller,
  ): Promise<ChangeSet | undefined> {
    const { items } = await this.#changes.list(
      { idempotencyKey, grants: 'shown', limit: 1 },
      caller,
    );
    return items.at(0);
  }

  /** What the rules want to be looked at by others. */
  async #reviewsOf(
    base: string,
    edits: readonly DocumentEdit[],
  ): Promise<NeededReview[]> {
    const { tree } = await readIntent(this.#repository.git, base);
    const platform = await this.#repository.platformAt(base);
    const wanted = toEdits(edits);
    const change = await this.#repository.validate(tree, wanted, platform);
    const reviews = await this.#repository.reviewsOf(base, wanted, change);
    return reviews.map(({ field, ...review }) => review);
  }

  /** From what is on main at the base to what was then. */
  async #differences(
    request: Restore,
    place: Place,
    base: string,
  ): Promise<{ base: string; documents: DocumentComparison[] }> {
    const [now] = await this.#reads.commitsCalled(base);
    if (!now) {
      throw new InputError(
        'What is on main now is not imported yet. Try again in a moment.',
      );
    }
    const [was, is] = [
      await this.#read(request, place.position),
      await this.#read(request, now.position),
    ];
    const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
    const documents = paths.flatMap(
      path => compareRows(path, is.get(path), was.get(path)) ?? [],
    );
    if (documents.length > MOST_DOCUMENTS) {
      throw new InputError(
        `${documents.length} documents differ; one change set takes ${MOST_DOCUMENTS}. Restore folder by folder.`,
      );
    }
    return { base, documents };
  }

  async #read(
    { kind, path, scope, withPlatform }: Restore,
    position: number,
  ): Promise<ReadonlyMap<string, SnapshotRow>> {
    const tree = new Map<string, SnapshotRow>();
    for (const folder of path ? [path] : FOLDERS) {
      let afterPath: string | undefined;
      for (;;) {
        const rows = await this.#reads.treeAsOf({
          ...{ kind, scope, withPlatform, position, afterPath },
          path: folder,
          limit: PAGE,
        });
        for (const row of rows) tree.set(row.path, row);
        if (rows.length < PAGE) break;
        afterPath = rows.at(-1)?.path;
      }
    }
    return tree;
  }
}

/** What was not text then cannot be brought back, and what it is now stays. */
function toEdit({ path, change, after }: DocumentComparison): DocumentEdit {
  if (change === 'removed') return { action: 'delete', path };
  if (after === undefined) {
    throw new InputError(
      `${path} was no text that can be restored. Restore the others by naming them.`,
    );
  }
  return { action: 'put', path, content: after };
}

function reasonOf({ at, kind, path }: Restore, { commit }: Place): string {
  const what = [kind && `every ${kind}`, path].filter(Boolean).join(' in ');
  const as = [
    ...(isCommit(at) ? [] : [at]),
    ...(commit ? [`commit ${commit.slice(0, 12)}`] : []),
  ].join(', ');
  return `Restore ${what || 'the whole tree'} as of ${as}`;
}
