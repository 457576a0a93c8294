import { parsePath } from '../layout';
import { PLATFORM_UNIT, sameUnit, type Units } from './units';

/** Where a unit stands in the order of a roll-out. */
interface Place {
  unit: string;
  /** Of its environment; what has none goes before all. */
  stage: number;
  team: string;
  /** A namespace comes before its workloads and goes after them. */
  turn: number;
}

const FIRST = -1;

/** How a roll-out is cut. */
export interface BatchOrder {
  /** What branch rendered holds of the units, and what it shall hold. */
  from: Units;
  to: Units;
  /** In the order that they are reached: development first. */
  environments: readonly string[];
  /** Workloads and namespaces of one batch at most. */
  limit: number;
}

/**
 * Cuts units into batches: environment by environment in their order, a namespace before its workloads, or after them when it goes.
 * No batch spans two environments. Pure; what is left of a roll-out is cut as it was before.
 */
export function batchesOf(
  units: Iterable<string>,
  order: BatchOrder,
): string[][] {
  const places = [...units].map(unit => placeOf(unit, order)).sort(compare);
  const batches: string[][] = [];
  let stage: number | undefined;
  for (const place of places) {
    const last = batches.at(-1);
    if (last && place.stage === stage && last.length < order.limit) {
      last.push(place.unit);
    } else {
      batches.push([place.unit]);
      stage = place.stage;
    }
  }
  return batches;
}

/** The environment of a unit; undefined for what belongs to none. */
export function environmentOf(unit: string): string | undefined {
  const parsed = parsePath(unit);
  return parsed.ok && 'environment' in parsed.location
    ? parsed.location.environment
    : undefined;
}

function placeOf(unit: string, order: BatchOrder): Place {
  const { environments, from, to } = order;
  const parsed = parsePath(unit);
  const location = parsed.ok ? parsed.location : undefined;
  if (!location || !('environment' in location)) {
    const stage = unit === PLATFORM_UNIT ? platformStage(order) : FIRST;
    return { unit, stage, team: '', turn: 0 };
  }
  const at = environments.indexOf(location.environment);
  const isLeaving = from.has(unit) && !to.has(unit);
  const isNamespace = location.type === 'namespace';
  return {
    unit,
    stage: at < 0 ? environments.length : at,
    team: location.team,
    turn: isNamespace ? namespaceTurn(isLeaving) : 0,
  };
}

/** A cluster's own objects come before what lies on it, and go after it. */
function platformStage({ from, to }: BatchOrder): number {
  const files = to.get(PLATFORM_UNIT) ?? new Map();
  const takes = [...(from.get(PLATFORM_UNIT) ?? [])].some(
    ([path]) => !files.has(path),
  );
  return takes && !sameUnit(from, to, PLATFORM_UNIT) ? Infinity : FIRST;
}

function namespaceTurn(isLeaving: boolean): number {
  return isLeaving ? 1 : -1;
}

function compare(one: Place, other: Place): number {
  if (one.stage !== other.stage) return one.stage < other.stage ? -1 : 1;
  return (
    compareText(one.team, other.team) ||
    one.turn - other.turn ||
    compareText(one.unit, other.unit)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
