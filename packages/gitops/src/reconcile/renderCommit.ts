import type { GitCache } from '../git';
import { renderTree, type RenderMemo, type Rendering } from '../render';
import { platformOf, type CommitPlatform } from '../repository/platformOf';
import { readIntent, type Intent } from '../repository/readIntent';
import { refusedGrants } from './refusedGrants';

/** Renders the documents of a commit on main, with its platform and the grants that count there. */
export async function renderCommit(
  commit: string,
  context: { git: GitCache; memo: RenderMemo },
): Promise<Intent & { platform: CommitPlatform; rendering: Rendering }> {
  const { tree } = await readIntent(context.git, commit);
  const platform = await platformOf(commit, context, tree);
  const refused = await refusedGrants(commit, tree, context);
  const rendering = renderTree(tree, context.memo, platform.platform, refused);
  return { commit, tree, platform, rendering };
}
