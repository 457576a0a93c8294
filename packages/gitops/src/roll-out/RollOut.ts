import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const timestamp = z.iso.datetime();
const ranges = z.array(
  z.strictObject({ after: sha.optional(), until: sha }).readonly(),
);

const fileSchema = z.strictObject({
  rollOuts: z.array(
    z.strictObject({
      id: sha,
      startedAt: timestamp,
      lastAt: timestamp,
      batch: z.int().min(1),
      of: z.int().min(1),
      commits: ranges,
      documents: z.record(sha, z.array(z.string())),
    }),
  ),
});

/** Commits on main: what follows `after` up to `until`. */
export type CommitRange = z.infer<typeof ranges>[number];

/** A change that is rendered in several batches, as far as it is not done. */
export interface RollOut {
  /** The commit on main that it began with. */
  id: string;
  /** When its first batch was written. */
  startedAt: Date;
  /** When its newest batch was written. */
  lastAt: Date;
  /** Batches that are on branch rendered. */
  batch: number;
  /** Batches altogether, as things are now: a newer commit may join. */
  of: number;
  /** Commits on main whose effect is not all rendered. */
  commits: readonly CommitRange[];
  /** What is left: unit → the commit on branch rendered that it is still as in. */
  documents: ReadonlyMap<string, string>;
}

/** Reads the roll-outs of a commit on branch rendered. Only the reconciler writes there, so that anything odd is a fault. */
export function parseRollOuts(text: string): RollOut[] {
  return fileSchema.parse(JSON.parse(text)).rollOuts.map(rollOut => ({
    ...rollOut,
    startedAt: new Date(rollOut.startedAt),
    lastAt: new Date(rollOut.lastAt),
    documents: new Map(
      Object.entries(rollOut.documents).flatMap(([commit, units]) =>
        units.map((unit): [string, string] => [unit, commit]),
      ),
    ),
  }));
}

/** Units that are left. */
export function leftOf(rollOuts: readonly RollOut[]): Set<string> {
  return new Set(rollOuts.flatMap(each => [...each.documents.keys()]));
}

/** As they are written down: equal roll-outs, equal text. */
export function formatRollOuts(rollOuts: readonly RollOut[]): string {
  const file: z.infer<typeof fileSchema> = {
    rollOuts: rollOuts.map(({ documents, commits, ...rollOut }) => ({
      ...rollOut,
      startedAt: rollOut.startedAt.toISOString(),
      lastAt: rollOut.lastAt.toISOString(),
      commits: [...commits],
      documents: byCommit(documents),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function byCommit(
  documents: ReadonlyMap<string, string>,
): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const unit of [...documents.keys()].sort()) {
    const commit = documents.get(unit) ?? '';
    groups.set(commit, [...(groups.get(commit) ?? []), unit]);
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
