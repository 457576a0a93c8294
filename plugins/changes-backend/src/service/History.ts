import { InputError } from '@backstage/errors';
import {
  DOCUMENT_FOLDERS,
  MAIN,
  requireHead,
  TRAILERS,
  type LoggedCommit,
} from '@waymark/gitops';
import type { TenantScope } from '@waymark/plugin-access-node';
import type { CommitPage } from '@waymark/plugin-changes-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import { commitCursor, decodeCursor, encodeCursor } from '../database/cursor';
import type { ChangeSetRow } from '../database/rows';
import { atForge } from '../repository/atForge';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { People } from './People';
import { toIntentCommit } from './toIntentCommit';
import type { ListCommits } from './types';

/** How old main may be. */
const MAX_AGE_MS = 1500;

/** What came onto main, by whatever way: Git says what, change sets say whose request it was. */
export class History {
  readonly #repository: GitopsRepository;
  readonly #store: ChangeSetStore;
  readonly #people: People;
  readonly #now: () => Date;

  constructor(options: {
    repository: GitopsRepository;
    store: ChangeSetStore;
    people: People;
    now: () => Date;
  }) {
    this.#repository = options.repository;
    this.#store = options.store;
    this.#people = options.people;
    this.#now = options.now;
  }

  /** @throws InputError when the cursor is none that a page gave out */
  async list(query: ListCommits): Promise<CommitPage> {
    const { scope = { all: true }, team, cursor, limit } = query;
    const found = await this.#read(foldersOf(scope, team), cursor, limit + 1);
    const page = found.slice(0, limit);
    const changeSets = await this.#changeSetsOf(page);
    const strangers = page.filter(({ id }) => !changeSets.has(id));
    const refs = await this.#people.refsByEmail(
      strangers.map(({ author }) => author.email),
    );
    const { git, portal, ref } = this.#repository;
    const last = page.at(-1);
    return {
      asOf: (git.fetchedAt ?? this.#now()).toISOString(),
      url: portal.browse.history(ref, MAIN),
      items: page.map(commit =>
        toIntentCommit(commit, {
          scope,
          changeSet: changeSets.get(commit.id),
          authorRef: refs.get(commit.author.email.toLocaleLowerCase('en-US')),
          url: portal.browse.commit(ref, commit.id),
        }),
      ),
      ...(last &&
        found.length > page.length && {
          nextCursor: encodeCursor({ commit: last.id }),
        }),
    };
  }

  async #read(
    paths: readonly string[],
    cursor: string | undefined,
    limit: number,
  ): Promise<LoggedCommit[]> {
    // No path at all would mean every path.
    if (paths.length === 0) return [];
    const { git } = this.#repository;
    await this.#repository.ready();
    return atForge(async () => {
      await git.refresh(MAX_AGE_MS);
      const head = requireHead(git);
      if (!cursor) return git.log(head, { limit, paths });
      const { commit } = decodeCursor(commitCursor, cursor);
      if (!(await git.contains(head, commit))) {
        throw new InputError('The cursor names no commit on branch main');
      }
      const from = await git.log(commit, { limit: limit + 1, paths });
      return from.filter(({ id }) => id !== commit).slice(0, limit);
    });
  }

  /** By commit. A commit that its change set does not know yet, because a process was killed, says whose it is itself. */
  async #changeSetsOf(
    commits: readonly LoggedCommit[],
  ): Promise<ReadonlyMap<string, ChangeSetRow>> {
    const claimed = new Map(
      commits.flatMap(({ id, trailers }): Array<[string, string]> => {
        const changeSet = trailers.get(TRAILERS.changeSet);
        return changeSet ? [[changeSet, id]] : [];
      }),
    );
    const rows = await this.#store.ofCommits(
      commits.map(({ id }) => id),
      [...claimed.keys()],
    );
    return new Map(
      rows.flatMap((row): Array<[string, ChangeSetRow]> => {
        const commit = row.commit ?? claimed.get(row.id);
        return commit ? [[commit, row]] : [];
      }),
    );
  }
}

function foldersOf(scope: TenantScope, team?: string): readonly string[] {
  if (scope.all) return team ? [`tenants/${team}/`] : DOCUMENT_FOLDERS;
  return scope.teams
    .filter(name => !team || name === team)
    .map(name => `tenants/${name}/`);
}
