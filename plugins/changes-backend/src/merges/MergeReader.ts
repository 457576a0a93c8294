import {
  applyEdits,
  MAIN,
  readIntent,
  TRAILERS,
  treeDigest,
  WAYMARK,
  type ChangeRequest,
  type CommitInfo,
  type Edit,
  type ForgeUser,
  type IntentTree,
  type Review,
  type StepRef,
} from '@waymark/gitops';
import type { GivenApproval } from '@waymark/plugin-approvals-common';
import type { ChangeSetStore } from '../database/ChangeSetStore';
import type { ChangeSetRow } from '../database/rows';
import type { GitopsRepository } from '../repository/GitopsRepository';
import { isId } from '../service/findReadable';
import type { People } from '../service/People';
import { toEdits } from '../service/toEdits';
import type { NewMerge } from './types';

/** More commits than this are not asked about one by one. */
const MANY = 20;
const BRANCH = /^change-set-(.+)$/;

/** What a commit on main is: the documents it changed, and the merge, where a rule wants it approved. */
export interface ReadCommit {
  changed: string[];
  merge?: NewMerge;
}

/** Looks at commits on main: which are merges that people made in the forge, whose they are and who looked at them. */
export class MergeReader {
  readonly #changeSets: Pick<ChangeSetStore, 'find'>;
  readonly #now: () => Date;
  readonly #people: People;
  readonly #repository: GitopsRepository;
  #portal: Promise<ForgeUser> | undefined;

  constructor(options: {
    changeSets: Pick<ChangeSetStore, 'find'>;
    now: () => Date;
    people: People;
    repository: GitopsRepository;
  }) {
    this.#changeSets = options.changeSets;
    this.#now = options.now;
    this.#people = options.people;
    this.#repository = options.repository;
  }

  /** The change requests that people merged by these commits; not what the portal wrote or merged, and not what was pushed. */
  async mergesAmong(
    steps: readonly StepRef[],
  ): Promise<ReadonlyMap<string, ChangeRequest>> {
    const { portal } = this.#repository;
    const found = new Map<string, ChangeRequest>();
    const pulls =
      steps.length > MANY ? await this.#allMerged() : await this.#merged(steps);
    if (pulls.length === 0) return found;
    this.#portal ??= portal.whoAmI();
    const { login } = await this.#portal;
    const commits = new Set(steps.map(({ commit }) => commit));
    for (const pull of pulls) {
      const { mergeCommit, mergedBy } = pull;
      const isTheirs = mergedBy?.login !== login;
      if (mergeCommit && commits.has(mergeCommit) && isTheirs) {
        found.set(mergeCommit, pull);
      }
    }
    return found;
  }

  /** @param pull - the change request that somebody merged by it */
  async read(
    { commit, previous }: StepRef,
    pull: ChangeRequest | undefined,
  ): Promise<ReadCommit> {
    if (!previous) return { changed: [] };
    const { git } = this.#repository;
    const [{ tree: was }, { tree: is }] = await Promise.all([
      readIntent(git, previous),
      readIntent(git, commit),
    ]);
    const edits = editsBetween(was, is);
    const changed = edits.map(({ path }) => path);
    if (!pull || edits.length === 0) return { changed };
    const platform = await this.#repository.platformAt(previous);
    const change = await this.#repository.validate(was, edits, platform);
    const reviews = await this.#repository.reviewsOf(previous, edits, change);
    if (reviews.length === 0) return { changed };
    const documents = edits.map(({ path }) => ({
      path,
      ...(is.has(path) && { is: is.get(path) }),
      ...(was.has(path) && { was: was.get(path) }),
    }));
    const whose = await this.#whose(pull, was, is);
    return {
      changed,
      merge: {
        commit,
        title: pull.title,
        url: pull.url,
        number: pull.number,
        ...whose,
        reviews,
        documents,
        created_at: this.#now(),
      },
    };
  }

  async #allMerged(): Promise<ChangeRequest[]> {
    const { portal, ref } = this.#repository;
    const closed = { state: 'closed', target: MAIN } as const;
    return portal.listChangeRequests(ref, closed);
  }

  async #merged(steps: readonly StepRef[]): Promise<ChangeRequest[]> {
    const { git, portal, ref } = this.#repository;
    const found: ChangeRequest[] = [];
    for (const { commit } of steps) {
      if (await this.#isOurs(await git.describe(commit))) continue;
      const pull = await portal.findMergedChangeRequest(ref, commit);
      if (pull) found.push(pull);
    }
    return found;
  }

  /** Whether it is a change set that the portal put onto main at once. */
  async #isOurs(info: CommitInfo): Promise<boolean> {
    const id = info.trailers.get(TRAILERS.changeSet);
    const row = id && isId(id) ? await this.#changeSets.find(id) : undefined;
    return (
      row?.mode === 'commit' &&
      info.committer.email === WAYMARK.email &&
      (row.commit === info.id || row.state === 'pending')
    );
  }

  async #whose(pull: ChangeRequest, was: IntentTree, is: IntentTree) {
    const { git, portal, ref } = this.#repository;
    const [given, changeSet] = await Promise.all([
      portal.listReviews(ref, pull.number),
      this.#changeSetOf(pull),
    ]);
    const reviewers = approving(given, pull.source.sha);
    const merger = pull.mergedBy ?? { login: '', fullName: '', email: '' };
    const author = { login: pull.author, fullName: '', email: '' };
    const known = await this.#people.refsOfForge([
      author,
      merger,
      ...reviewers,
    ]);
    const source = await git.find(pull.source.sha);
    const committers = await this.#people.refsByEmail(
      source ? [source.author.email] : [],
    );
    const asked = changeSet?.author ?? known.get(pull.author);
    const authors = [asked, known.get(pull.author), ...committers.values()];
    return {
      requester: asked?.startsWith('user:') ? asked : null,
      authors: [...new Set(authors)].flatMap(one =>
        one?.startsWith('user:') ? one : [],
      ),
      merged_by: known.get(merger.login) ?? merger.login,
      change_set: changeSet?.id ?? null,
      as_proposed:
        changeSet !== undefined &&
        treeDigest(applyEdits(was, toEdits(changeSet.edits))) ===
          treeDigest(is),
      approvals: approvalsOf({ known, merger, pull, reviewers }),
    };
  }

  async #changeSetOf(pull: ChangeRequest): Promise<ChangeSetRow | undefined> {
    const id = BRANCH.exec(pull.source.branch)?.[1];
    const row = id && isId(id) ? await this.#changeSets.find(id) : undefined;
    return row?.change_request_number === pull.number ? row : undefined;
  }
}

function editsBetween(was: IntentTree, is: IntentTree): Edit[] {
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  return paths.flatMap((path): Edit[] => {
    const content = is.get(path);
    if (content === was.get(path)) return [];
    return content === undefined
      ? [{ action: 'delete', path }]
      : [{ action: 'put', path, content }];
  });
}

/** Whose last word on exactly what was merged is that they approve it. */
function approving(given: readonly Review[], sha: string): ForgeUser[] {
  const last = new Map<string, Review>();
  for (const review of given) {
    if (review.verdict !== 'commented') last.set(review.user.login, review);
  }
  return [...last.values()]
    .filter(({ sha: seen, verdict }) => verdict === 'approved' && seen === sha)
    .map(({ user }) => user);
}

function approvalsOf({
  known,
  merger,
  pull,
  reviewers,
}: {
  known: ReadonlyMap<string, string>;
  merger: ForgeUser;
  pull: ChangeRequest;
  reviewers: readonly ForgeUser[];
}): GivenApproval[] {
  const found = new Map<string, GivenApproval>();
  const add = ({ login }: ForgeUser, verb: string) => {
    const by = known.get(login);
    if (!by || found.has(by)) return;
    found.set(by, { by, reason: `${verb} in the forge: ${pull.url}` });
  };
  for (const reviewer of reviewers) add(reviewer, 'Approved');
  add(merger, 'Merged');
  return [...found.values()];
}
