import { createHash } from 'node:crypto';
import { COMPILER_VERSION, type Platform } from '@waymark/platform-api';
import { PushRejectedError, type CommitInfo, type GitCache } from '../git';
import {
  renderTree,
  type DocumentFinding,
  type Held,
  type RenderMemo,
  type Rendering,
} from '../render';
import { RENDERED_README } from '../repository/bootstrap';
import { requireHead } from '../repository/commitChange';
import { RENDERED, TRAILERS, WAYMARK } from '../repository/names';
import { readIntent } from '../repository/readIntent';
import { explainHeld } from './explainHeld';
import type { LastGoodOutput } from './lastGood';

/** A held document and whether something of it is still rendered. */
export type HeldOutput = Held & { lastGood: boolean };

/** What a commit on main renders to, with the last good output of what is held. */
export interface RenderedIntent {
  intent: string;
  files: ReadonlyMap<string, string>;
  held: HeldOutput[];
  /** Of the tree as a whole, links and such among them. */
  findings: DocumentFinding[];
}

/** What one reconciliation did. */
export interface Reconciliation extends RenderedIntent {
  state: 'rendered' | 'unchanged';
  /** Newest commit on branch rendered. */
  rendered: string;
  /** The commit on main that branch rendered was of before; absent when it was of none. */
  previous?: string;
  /** Files written or removed. */
  written: number;
}

/** What the reconciler works with. */
export interface ReconcileContext {
  git: GitCache;
  memo: RenderMemo;
  lastGood: LastGoodOutput;
  /** Environment of the only one who may write to branch rendered. */
  env: Record<string, string>;
  now: () => Date;
}

const MAX_ATTEMPTS = 5;

/**
 * Brings branch rendered up to main. Doing it again changes nothing; two replicas doing it at the same time come to the same
 * tree, and one of them writes it.
 */
export async function reconcile(
  context: ReconcileContext,
): Promise<Reconciliation> {
  const { git, env, now } = context;
  for (let attempt = 1; ; attempt += 1) {
    await git.fetch();
    const intent = requireHead(git);
    const wanted = await renderIntent(intent, context);
    const head = git.head(RENDERED);
    if (!head) throw new Error('The GitOps repository has no branch rendered.');
    const [current, info] = await Promise.all([
      git.readTree(head),
      git.describe(head),
    ]);
    const changes = difference(current.files, wanted.files);
    for (const { document } of current.findings) changes.set(document, null);
    const previous = info.trailers.get(TRAILERS.intent);
    const origin = originOf(intent, context.memo.platform);
    if (changes.size === 0 && isOf(info, origin)) {
      return {
        ...wanted,
        state: 'unchanged',
        rendered: head,
        previous,
        written: 0,
      };
    }
    const rendered = await git.writeCommit({
      parent: head,
      changes,
      subject: `Render ${intent.slice(0, 12)}`,
      body: explainHeld(wanted.held),
      trailers: origin,
      author: WAYMARK,
      committer: WAYMARK,
      at: now(),
    });
    try {
      await git.push(rendered, RENDERED, env);
      const written = changes.size;
      return { ...wanted, state: 'rendered', rendered, previous, written };
    } catch (error) {
      const lost = error instanceof PushRejectedError;
      if (!lost || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Renders a commit on main. A pure function of main's history up to it, platform and compiler. */
export async function renderIntent(
  commit: string,
  { git, memo, lastGood }: Pick<ReconcileContext, 'git' | 'memo' | 'lastGood'>,
): Promise<RenderedIntent> {
  const { tree, findings } = await readIntent(git, commit);
  const rendering = renderTree(tree, memo);
  const kept = await lastGood.at(commit, rendering.held);
  memo.keepOnly(tree);
  return {
    intent: commit,
    files: merge(rendering, kept),
    findings: [...findings, ...rendering.findings],
    held: [...rendering.held.values()].map(held => ({
      ...held,
      lastGood: (kept.get(held.path)?.size ?? 0) > 0,
    })),
  };
}

/** Whether branch rendered is of this commit, by its trailers alone. */
export function isRendered(
  rendered: CommitInfo,
  intent: string,
  platform: Platform,
): boolean {
  return isOf(rendered, originOf(intent, platform));
}

function merge(
  rendering: Rendering,
  kept: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, string> {
  const files = new Map(rendering.files);
  for (const path of [...kept.keys()].sort()) {
    for (const [file, text] of kept.get(path) ?? []) {
      // What is valid today goes before what was.
      if (!files.has(file)) files.set(file, text);
    }
  }
  return files;
}

function difference(
  current: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): Map<string, string | null> {
  const changes = new Map<string, string | null>();
  for (const path of current.keys()) {
    if (!wanted.has(path) && path !== RENDERED_README) changes.set(path, null);
  }
  for (const [path, text] of wanted) {
    if (current.get(path) !== text) changes.set(path, text);
  }
  return changes;
}

type Origin = Array<readonly [string, string]>;

function originOf(intent: string, platform: Platform): Origin {
  const digest = createHash('sha256').update(JSON.stringify(platform));
  return [
    [TRAILERS.intent, intent],
    [TRAILERS.compiler, COMPILER_VERSION],
    [TRAILERS.platform, digest.digest('hex').slice(0, 16)],
  ];
}

function isOf({ trailers }: CommitInfo, origin: Origin): boolean {
  return origin.every(([key, value]) => trailers.get(key) === value);
}
