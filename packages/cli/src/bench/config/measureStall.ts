import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import type { Sample } from '../report';

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION_MS = 1;

/** A measurement, and the longest time that the event loop was kept from anything else meanwhile. */
export interface StallSample extends Sample {
  /** Its processor time is the most that was used between two turns: what a busy machine leaves alone. */
  stall: Sample;
}

/** Measures work that lets others work in between. */
export async function measureStall(
  work: () => Promise<unknown>,
): Promise<StallSample> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // The first look is what later ones are measured from. A reset would forget it, and with it the first stall.
  await after(2 * RESOLUTION_MS);
  const turns = watchTurns();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wallMs = performance.now() - start;
  const cpuMs = sumOf(process.cpuUsage(cpu));
  // A stall is seen when it is over.
  await after(2 * RESOLUTION_MS);
  delay.disable();
  const stall = { wallMs: delay.max / 1_000_000, cpuMs: turns.stop() };
  return { wallMs, cpuMs, stall };
}

/** Looks at the processor time of the process each time that the event loop comes round. */
function watchTurns(): { stop: () => number } {
  let last = process.cpuUsage();
  let longest = 0;
  let turn = setImmediate(look);
  function look() {
    longest = Math.max(longest, sumOf(process.cpuUsage(last)));
    last = process.cpuUsage();
    turn = setImmediate(look);
  }
  return {
    stop: () => {
      clearImmediate(turn);
      return longest;
    },
  };
}

function sumOf({ system, user }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
