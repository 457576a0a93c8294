import { ConflictError } from '@backstage/errors';
import {
  GitCache,
  WAYMARK,
  type Forge,
  type Person,
  type RepositoryRef,
} from '@waymark/gitops';
import {
  repositoryMarker,
  type LedgerRecord,
  type ProvisioningRun,
} from '@waymark/plugin-tenants-common';
import type { Skeleton } from '../render/readSkeleton';
import type { Outbound } from '../run/RunSession';

const BRANCH = 'main';

/** Another repository has the name. */
export class RepositoryTakenError extends ConflictError {
  readonly repository: string;

  constructor(url: string) {
    super(`There is a repository ${url} already, and this run did not make it`);
    this.repository = url;
  }
}

/** What publishing needs of its surroundings. */
export type PublishOptions = {
  forge: Forge;
  ref: RepositoryRef;
  description: string;
  files: Skeleton;
  author: Person;
  run: ProvisioningRun;
  /** An empty folder of this action alone. */
  directory: string;
  outbound: Outbound;
  ledger: (record: LedgerRecord) => Promise<void>;
};

/**
 * Creates the repository and pushes its first commit.
 *
 * Everything is written into the ledger first. The commit is a function of the files and of the run
 * (its date is that of the run), so a repetition makes the same commit and recognises it. Until it is
 * there, a marker in the description says whose the repository is.
 *
 * @throws RepositoryTakenError when somebody else's stands in the way
 */
export async function publishRepository(
  options: PublishOptions,
): Promise<{ commit: string }> {
  const { forge, ref, run, outbound } = options;
  const url = forge.browse.repository(ref);
  const record = (
    state: LedgerRecord['state'],
    evidence: Record<string, string> = {},
  ) =>
    options.ledger({
      kind: 'repository',
      target: url,
      state,
      cleanUp: { action: 'delete-repository', ...ref },
      evidence: { defaultBranch: BRANCH, ...evidence },
    });
  await record('planned');
  const marker = repositoryMarker(run.id);
  const { repository } = await outbound(() =>
    forge.ensureRepository(ref, {
      description: `${options.description} ${marker}`.trim(),
      defaultBranch: BRANCH,
    }),
  );
  const marked = repository.description.includes(marker);

  const git = new GitCache({
    dir: options.directory,
    url: forge.cloneUrl(ref),
    env: forge.gitEnvironment(),
  });
  await outbound(() => git.fetch());
  const commit = await git.writeCommit({
    changes: options.files,
    subject: `Start ${ref.name} from its golden path`,
    body: `${run.template.ref} ${run.template.version}`,
    trailers: [
      ['Waymark-Run', run.id],
      ['Waymark-Actor', run.requestedBy],
    ],
    author: options.author,
    committer: WAYMARK,
    at: new Date(run.createdAt),
  });
  const head = await git.head(BRANCH);
  const first = head && (await firstOfRun(git, head, run.id));
  if (!first && (head !== undefined || !marked)) {
    throw new RepositoryTakenError(url);
  }
  if (!first) {
    await record('planned', { headCommit: commit });
    await outbound(() => git.push(commit, BRANCH, forge.gitEnvironment()));
  }
  if (marked) {
    await outbound(() => forge.describeRepository(ref, options.description));
  }
  const made = first ?? commit;
  await record('made', { headCommit: made });
  return { commit: made };
}

/** The commit that this run pushed before a crash; people may have pushed after it. */
async function firstOfRun(
  git: GitCache,
  head: string,
  run: string,
): Promise<string | undefined> {
  return git.findTrailer(['Waymark-Run', run], head);
}
