import { createHash } from 'node:crypto';
import { COMPILER_VERSION, isBreakGlassFile } from '@waymark/platform-api';
import { fleetDiff, isEmptyDiff, type FleetDiff } from '../fleet';
import type { CommitInfo } from '../git';
import { platformDigest } from '../render';
import { TRAILERS } from '../repository/names';
import { treeDigest } from '../tree/tree';
import type { RenderContext } from './renderIntent';
import { isNoObject, standingOf, type Standing } from './standing';

/** What made, or would make, the objects of branch rendered. */
export interface CompilerAt {
  /** Version of `compile()`; absent when the commit does not say. */
  compiler?: string;
  /** Digest of the platform. */
  platform?: string;
}

/** What the compiler and platform of here and now would make of the same intent. */
export interface CompilerUpgrade {
  /** Names exactly this: another branch rendered, compiler or result has another id. */
  id: string;
  /** Commit on main that both sides are of. */
  intent: string;
  /** Commit on branch rendered that it is compared with. */
  rendered: string;
  from: CompilerAt;
  to: Required<CompilerAt>;
  diff: FleetDiff;
}

/**
 * Compares branch rendered with what the same intent, configuration included, gives today; in the middle of a roll-out, what is left
 * of it with the intent that it is still of. Undefined when that is the same, or when the branch is of no intent yet: then nothing
 * changes that nobody asked for.
 */
export async function findUpgrade(
  context: RenderContext,
  head: CommitInfo,
  files: ReadonlyMap<string, string>,
): Promise<CompilerUpgrade | undefined> {
  const standing = await standingOf(context, head);
  return standing && upgradeOf(standing, head, files);
}

/** The same, once it is known what the branch is meant to hold. */
export function upgradeOf(
  standing: Standing,
  head: CommitInfo,
  files: ReadonlyMap<string, string>,
): CompilerUpgrade | undefined {
  const diff = fleetDiff(ofIntent(files), ofIntent(standing.files));
  if (isEmptyDiff(diff)) return undefined;
  const to = {
    compiler: COMPILER_VERSION,
    platform: platformDigest(standing.platform),
  };
  const name = [head.id, to.compiler, to.platform, treeDigest(standing.files)];
  return {
    id: createHash('sha256').update(name.join('\0')).digest('hex').slice(0, 32),
    intent: standing.intent,
    rendered: head.id,
    from: {
      compiler: head.trailers.get(TRAILERS.compiler),
      platform: head.trailers.get(TRAILERS.platform),
    },
    to,
    diff,
  };
}

/** What intent became. Access that counts no more goes at once: nobody has to release that. */
function ofIntent(
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    [...files].filter(([path]) => !isNoObject(path) && !isBreakGlassFile(path)),
  );
}
