import type { Platform } from '@waymark/platform-api';
import type { CommitInfo, GitCache } from '../git';
import type { RenderMemo } from '../render';
import { RENDERED_README } from '../repository/bootstrap';
import { ROLL_OUTS_FILE, TRAILERS } from '../repository/names';
import { leftOf, parseRollOuts, type RollOut } from '../roll-out/RollOut';
import { mergeUnits, mixUnits, type Units } from '../roll-out/units';
import type { Holds } from './holds';
import { leftOutOf } from './origin';
import { renderIntent, type RenderContext } from './renderIntent';

/** Whether a file on branch rendered is no rendered object. */
export function isNoObject(path: string): boolean {
  return path === RENDERED_README || path === ROLL_OUTS_FILE;
}

/** What branch rendered holds, as the compiler of today makes it. */
export interface Standing {
  /** The commit on main that it is of, apart from what is left of roll-outs. */
  intent: string;
  /** The commit on branch rendered that says so. */
  rendered: string;
  /** What that commit is rendered with, and without. */
  platform: Platform;
  holds: Pick<Holds, 'merges'>;
  /** What that commit wants. */
  meant: Units;
  /** What the branch holds: the same, but for what is left of roll-outs. */
  units: Units;
  /** All files of those. */
  files: ReadonlyMap<string, string>;
  rollOuts: readonly RollOut[];
  /** How the roll-outs are written down; absent without any. */
  text?: string;
}

/** What this process wrote last: it need not be made again to be compared. */
const written = new WeakMap<
  RenderMemo,
  { rendered: string; standing: Standing }
>();

/** What a commit on branch rendered holds by what it says of itself; undefined when it is of no intent yet. */
export async function standingOf(
  context: RenderContext,
  head: CommitInfo,
): Promise<Standing | undefined> {
  const known = knownStanding(context.memo, head.id);
  if (known) return known;
  const intent = head.trailers.get(TRAILERS.intent);
  if (!intent) return undefined;
  const text = await textOf(context.git, head);
  const rollOuts = text === undefined ? [] : parseRollOuts(text);
  const earlier = await unitsOfEarlier(context, rollOuts);
  // Last: it is what the caches should remember.
  const { files, platform, units } = await renderIntent(
    intent,
    context,
    leftOutOf(head),
  );
  const standing = {
    intent,
    rendered: head.id,
    platform: platform.platform,
    holds: { merges: head.trailers.get(TRAILERS.holds) },
    meant: units,
    text,
  };
  if (rollOuts.length === 0) return { ...standing, rollOuts, units, files };
  const mixed = mixUnits(leftOf(rollOuts), earlier, units);
  return { ...standing, rollOuts, units: mixed, files: mergeUnits(mixed) };
}

/** What this process knows of a commit because it wrote it. */
export function knownStanding(
  memo: RenderMemo,
  rendered: string,
): Standing | undefined {
  const last = written.get(memo);
  return last?.rendered === rendered ? last.standing : undefined;
}

/** Notes what was written. */
export function rememberStanding(
  memo: RenderMemo,
  rendered: string,
  standing: Omit<Standing, 'rendered'>,
): void {
  written.set(memo, { rendered, standing: { ...standing, rendered } });
}

/** What is left of roll-outs at a commit on branch rendered. */
export async function readRollOuts(
  git: GitCache,
  head: CommitInfo,
): Promise<readonly RollOut[]> {
  const text = await textOf(git, head);
  return text === undefined ? [] : parseRollOuts(text);
}

/** What roll-outs leave as it was, by document: as branch rendered has it; nothing of what they would bring first. */
export async function readLeft(
  context: RenderContext,
  rollOuts: readonly RollOut[],
): Promise<Units> {
  const earlier = await unitsOfEarlier(context, rollOuts);
  return new Map(
    [...leftOf(rollOuts)].map(unit => [unit, earlier.get(unit) ?? new Map()]),
  );
}

async function textOf(
  git: GitCache,
  head: CommitInfo,
): Promise<string | undefined> {
  return head.trailers.has(TRAILERS.pending)
    ? git.readText(head.id, ROLL_OUTS_FILE)
    : undefined;
}

/** What is left of roll-outs, as the commits on branch rendered have it that it is still as in. */
async function unitsOfEarlier(
  context: RenderContext,
  rollOuts: readonly RollOut[],
): Promise<Units> {
  const byCommit = new Map<string, string[]>();
  for (const { documents } of rollOuts) {
    for (const [unit, commit] of documents) {
      const units = byCommit.get(commit) ?? [];
      units.push(unit);
      byCommit.set(commit, units);
    }
  }
  const left = new Map<string, ReadonlyMap<string, string>>();
  for (const [commit, paths] of byCommit) {
    const info = await context.git.describe(commit);
    const intent = info.trailers.get(TRAILERS.intent);
    if (!intent) throw new Error(`Commit ${commit} is of no intent.`);
    const { units } = await renderIntent(intent, context, leftOutOf(info));
    for (const path of paths) {
      const files = units.get(path);
      if (files) left.set(path, files);
    }
  }
  return left;
}
