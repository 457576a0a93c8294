import type { GitCache } from '../git';
import type { DocumentFinding, Held, RenderMemo, Rendering } from '../render';
import type { CommitPlatform } from '../repository/platformOf';
import { PLATFORM_UNIT, type UnitFiles, type Units } from '../roll-out/units';
import { Holds } from './holds';
import {
  isConfiguration,
  type LastGood,
  type LastGoodOutput,
} from './lastGood';
import { renderCommit } from './renderCommit';

/** A held document and whether something of it is still rendered. */
export type HeldOutput = Held & { lastGood: boolean };

/** What a commit on main renders to, with the last good output of what is held. */
export interface RenderedIntent {
  intent: string;
  files: ReadonlyMap<string, string>;
  /** The same files, by the document that they follow from. */
  units: Units;
  held: HeldOutput[];
  /** Of the tree as a whole, links and such among them. */
  findings: DocumentFinding[];
  /** What it is rendered with. */
  platform: CommitPlatform;
  /** What of it does not count yet. */
  holds: Holds;
}

/** What rendering works with. */
export interface RenderContext {
  git: GitCache;
  memo: RenderMemo;
  lastGood: LastGoodOutput;
  /**
   * What on main does not count yet; everything counts when left out.
   *
   * @param merges - those that a commit on branch rendered names, instead of those of now
   */
  holds?: (merges?: readonly string[]) => Promise<Holds>;
}

/**
 * Renders a commit on main. A pure function of main's history up to it, what of it is held, the installation's addresses and compiler.
 *
 * @param merges - whose documents are held, instead of those of now
 */
export async function renderIntent(
  commit: string,
  { git, memo, lastGood, holds: holdsOf }: RenderContext,
  merges?: readonly string[],
): Promise<RenderedIntent> {
  const holds = (await holdsOf?.(merges)) ?? Holds.none;
  const context = { git, memo };
  const { platform, rendering, tree, waiting } = await renderCommit(
    commit,
    context,
    holds,
  );
  const kept = await lastGood.at(commit, rendering.held, holds);
  memo.keepOnly(tree);
  return {
    intent: commit,
    files: merge(rendering, kept),
    units: unitsOf(rendering, kept),
    platform,
    holds,
    findings: rendering.findings,
    held: [
      ...[...rendering.held.values()].map(held => ({
        ...held,
        lastGood: isConfiguration(held.path)
          ? platform.source === 'last-good'
          : (kept.get(held.path)?.files.size ?? 0) > 0,
      })),
      ...waiting
        .filter(({ path }) => !rendering.held.has(path))
        .map(held => ({ ...held, lastGood: tree.has(held.path) })),
    ].sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

function merge(
  rendering: Rendering,
  kept: ReadonlyMap<string, LastGood>,
): ReadonlyMap<string, string> {
  const files = new Map(rendering.files);
  for (const path of [...kept.keys()].sort()) {
    for (const [file, text] of kept.get(path)?.files ?? []) {
      // What is valid today goes before what was.
      if (!files.has(file)) files.set(file, text);
    }
  }
  return files;
}

function unitsOf(
  { documents, files, held }: Rendering,
  kept: ReadonlyMap<string, LastGood>,
): Units {
  const units = new Map<string, UnitFiles>();
  for (const path of [...kept.keys()].sort().reverse()) {
    units.set(path, kept.get(path)?.files ?? new Map());
  }
  const rest = new Map(files);
  for (const document of documents.values()) {
    if (document.files.size === 0 || held.has(document.path)) continue;
    units.set(document.path, document.files);
    for (const file of document.files.keys()) rest.delete(file);
  }
  return units.set(PLATFORM_UNIT, rest);
}
