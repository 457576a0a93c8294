import type { GitCache } from '../git';
import {
  renderSteps,
  type Held,
  type RenderMemo,
  type Rendering,
} from '../render';
import { platformOf, type CommitPlatform } from '../repository/platformOf';
import { readIntent, type Intent } from '../repository/readIntent';
import { inSlices } from '../slices';
import { Holds } from './holds';
import { refusedGrants } from './refusedGrants';

/** What counts of a commit on main, and what it renders to. */
export interface CommitRendering extends Intent {
  platform: CommitPlatform;
  rendering: Rendering;
  /** Documents that do not count yet; `tree` has what was accepted before. */
  waiting: Held[];
}

/** Renders the documents of a commit on main that count, with its platform and the grants that count there. */
export async function renderCommit(
  commit: string,
  context: { git: GitCache; memo: RenderMemo },
  holds = Holds.none,
): Promise<CommitRendering> {
  const said = await readIntent(context.git, commit);
  const { held: waiting, tree } = holds.on(said.tree);
  const key = waiting.length > 0 ? `${commit} ${holds.digest}` : commit;
  const platform = await platformOf(commit, context, tree, key);
  const refused = await refusedGrants(commit, tree, context);
  const { memo } = context;
  const rendering = await inSlices(
    renderSteps(tree, memo, platform.platform, refused),
  );
  return { commit, tree, platform, rendering, waiting };
}
