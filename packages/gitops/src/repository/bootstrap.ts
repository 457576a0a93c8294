import type { Forge, RepositoryRef } from '../forge';
import { PushRejectedError, type GitCache } from '../git';
import { MAIN, RENDERED, WAYMARK } from './names';

/** Who does what on the repository. */
export interface BootstrapOptions {
  git: GitCache;
  ref: RepositoryRef;
  /** May make repositories and write to main. */
  portal: Forge;
  /** The only one who may write to rendered. */
  reconciler: Forge;
  /** Users of the forge who may push to main and merge into it, beside the portal's: those who may change every team's intent. */
  pushers: readonly string[];
  /** Users of the forge who may merge into main and not push: those who review. */
  mergers: readonly string[];
  now: () => Date;
}

const README = {
  [MAIN]: `# GitOps repository

Accepted intent, one document a file. Waymark writes here; what is pushed by hand takes the same road.

| path | is |
|---|---|
| \`platform/<kind>/<name>.yaml\` | configuration |
| \`tenants/<team>/<environment>/_namespace.yaml\` | a team's namespace |
| \`tenants/<team>/<environment>/<service>.yaml\` | a workload |
| \`grants/<id>.yaml\` | approvals given |

Branch \`rendered\` holds the Kubernetes objects that follow from it. Argo CD reads only that branch.
`,
  [RENDERED]: `# Rendered objects

Written by Waymark's reconciler from branch \`main\`. Do not edit: the next commit on main replaces what differs.
`,
};

/** The file on branch rendered that is no rendered object. */
export const RENDERED_README = 'README.md';

/**
 * Makes the GitOps repository with both branches and their protection, as far as they are missing. Replicas may do this at
 * the same time.
 */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  const { git, ref, portal, pushers, mergers, reconciler } = options;
  await portal.ensureOrganization(ref.owner);
  await portal.ensureRepository(ref, {
    description: 'Intent (main) and what follows from it (rendered)',
    defaultBranch: MAIN,
  });
  await git.fetch();
  await ensureBranch(MAIN, portal, options);
  await ensureBranch(RENDERED, reconciler, options);
  const { login } = await reconciler.whoAmI();
  const { login: ours } = await portal.whoAmI();
  // A forge knows no teams' folders: who owns what is asked by the portal, and its user commits for everyone else.
  const pushUsers = [...new Set([ours, ...pushers])];
  const mergeUsers = [...new Set([...pushUsers, ...mergers])];
  await portal.protectBranch(ref, { branch: MAIN, pushUsers, mergeUsers });
  await portal.protectBranch(ref, { branch: RENDERED, pushUsers: [login] });
}

async function ensureBranch(
  branch: typeof MAIN | typeof RENDERED,
  writer: Forge,
  { git, now }: BootstrapOptions,
): Promise<void> {
  if (git.head(branch)) return;
  const commit = await git.writeCommit({
    changes: new Map([['README.md', README[branch]]]),
    subject: `Start branch ${branch}`,
    trailers: [],
    author: WAYMARK,
    committer: WAYMARK,
    at: now(),
  });
  try {
    await git.push(commit, branch, writer.gitEnvironment());
  } catch (error) {
    // Another replica was faster.
    if (!(error instanceof PushRejectedError)) throw error;
  }
  await git.fetch();
}
