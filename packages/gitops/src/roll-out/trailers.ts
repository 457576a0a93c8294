import type { CommitInfo } from '../git';
import { TRAILERS } from '../repository/names';
import { environmentOf } from './batchesOf';
import type { Step } from './planStep';
import type { RollOut } from './RollOut';

type Trailers = Array<readonly [string, string]>;

/** A batch of a roll-out, as its commit on branch rendered tells it. */
export interface Batch {
  /** Id of the roll-out. */
  rollOut: string;
  number: number;
  /** Batches altogether, as was thought then. */
  of: number;
  /** Workloads and namespaces that it rendered, by environment; what belongs to none is of `platform`. */
  units: ReadonlyMap<string, number>;
}

/** Stands for the environment of what belongs to none. */
const NO_ENVIRONMENT = 'platform';

/** What a batch says of itself. */
export function batchTrailers({ batch }: Pick<Step, 'batch'>): Trailers {
  if (!batch) return [];
  const units = [...countByEnvironment(batch.units)];
  return [
    [TRAILERS.rollOut, batch.rollOut],
    [TRAILERS.batch, `${batch.number} of ${batch.of}`],
    [TRAILERS.workloads, units.map(([name, n]) => `${n} ${name}`).join(', ')],
  ];
}

/** Says that branch rendered is not all of what it names. */
export function pendingTrailer(rollOuts: readonly RollOut[]): Trailers {
  const left = rollOuts.reduce((sum, { documents }) => sum + documents.size, 0);
  return left > 0 ? [[TRAILERS.pending, String(left)]] : [];
}

/** The batch that a commit on branch rendered is; undefined for one that is none. */
export function readBatch({
  trailers,
}: Pick<CommitInfo, 'trailers'>): Batch | undefined {
  const rollOut = trailers.get(TRAILERS.rollOut);
  const numbers = /^(\d+) of (\d+)$/.exec(trailers.get(TRAILERS.batch) ?? '');
  if (!rollOut || !numbers) return undefined;
  const units = (trailers.get(TRAILERS.workloads) ?? '').split(', ');
  return {
    rollOut,
    number: Number(numbers[1]),
    of: Number(numbers[2]),
    units: new Map(
      units.flatMap((text): Array<[string, number]> => {
        const found = /^(\d+) (.+)$/.exec(text);
        return found ? [[found[2], Number(found[1])]] : [];
      }),
    ),
  };
}

/** How many units there are in each environment. */
export function countByEnvironment(
  units: Iterable<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const name = environmentOf(unit) ?? NO_ENVIRONMENT;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
