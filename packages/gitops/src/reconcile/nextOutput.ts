import { planStep, type Step } from '../roll-out/planStep';
import {
  formatRollOuts,
  leftOf,
  type CommitRange,
  type RollOut,
} from '../roll-out/RollOut';
import { batchTrailers, pendingTrailer } from '../roll-out/trailers';
import { mergeUnits, mixUnits } from '../roll-out/units';
import { originOf, type Origin } from './origin';
import type { RenderedIntent } from './renderIntent';
import type { Standing } from './standing';
import type { CompilerUpgrade } from './upgrade';

/** How a change is cut that touches more than one batch. */
export interface RollOutContext {
  /** Workloads and namespaces of one batch at most. */
  limit: number;
  /** Between two batches, in milliseconds. */
  pauseMs: number;
  /** Ids of roll-outs that somebody stopped. */
  stopped: () => Promise<ReadonlySet<string>>;
}

/** What comes onto branch rendered next. */
export interface Output {
  /** What the branch holds then. */
  standing: Omit<Standing, 'rendered'>;
  trailers: Origin;
  batch?: Step['batch'];
  completed: readonly CommitRange[];
  more: boolean;
}

/** What the next output is decided from. */
interface Known {
  /** Absent when the branch is of no intent yet. */
  standing: Standing | undefined;
  upgrade: CompilerUpgrade | undefined;
  wanted: RenderedIntent;
}

/**
 * Decides how far branch rendered goes in one commit. The first output of a branch, and what fits into one batch, goes at once.
 * An upgrade of the compiler goes by itself, and at once, where it meets a roll-out: what is left of that stays left.
 */
export async function nextOutput(
  { rollOut, now }: { rollOut?: RollOutContext; now: () => Date },
  { standing, upgrade, wanted }: Known,
): Promise<Output> {
  if (!standing || !rollOut) return outputOf(wanted, wanted, []);
  const { limit, pauseMs } = rollOut;
  const step = planStep({
    standing,
    wanted,
    environments: Object.keys(wanted.platform.platform.environments),
    limit,
    pauseMs,
    stopped: await rollOut.stopped(),
    now: now(),
  });
  const { batch, completed, more, rollOuts } = step;
  const isWhole = rollOuts.length === 0;
  if (upgrade && (!isWhole || standing.rollOuts.length > 0)) {
    return upgraded(standing);
  }
  const units = mixUnits(leftOf(rollOuts), standing.units, wanted.units);
  return {
    ...outputOf(
      wanted,
      isWhole ? wanted : { units, files: mergeUnits(units) },
      rollOuts,
      batchTrailers(step),
    ),
    ...(batch && { batch }),
    completed,
    more,
  };
}

function outputOf(
  wanted: RenderedIntent,
  { files, units }: Pick<RenderedIntent, 'files' | 'units'>,
  rollOuts: readonly RollOut[],
  trailers: Origin = [],
): Output {
  const { holds, intent } = wanted;
  const { platform } = wanted.platform;
  const isMixed = rollOuts.length > 0;
  const standing = {
    ...{ intent, platform, holds, meant: wanted.units },
    ...{ units, files, rollOuts },
    ...(isMixed && { text: formatRollOuts(rollOuts) }),
  };
  return {
    standing,
    trailers: [
      ...originOf(intent, platform, holds),
      ...trailers,
      ...pendingTrailer(rollOuts),
    ],
    completed: [],
    more: false,
  };
}

/** The same as before, by the compiler of today. */
function upgraded(standing: Standing): Output {
  const { holds, intent, platform, rollOuts } = standing;
  const origin = originOf(intent, platform, holds);
  return {
    standing,
    trailers: [...origin, ...pendingTrailer(rollOuts)],
    completed: [],
    more: true,
  };
}
