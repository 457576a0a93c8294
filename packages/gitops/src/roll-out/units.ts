/** Files on branch rendered that come and go together, path → text. */
export type UnitFiles = ReadonlyMap<string, string>;

/**
 * What branch rendered holds, by the document that it follows from; what belongs to no document is one unit. A later unit goes
 * before an earlier one where two say the same file.
 */
export type Units = ReadonlyMap<string, UnitFiles>;

/** The unit of what clusters have whoever their tenants are. */
export const PLATFORM_UNIT = 'platform/';

const NOTHING: UnitFiles = new Map();

/** All files of some units. */
export function mergeUnits(units: Units): Map<string, string> {
  const files = new Map<string, string>();
  for (const unit of units.values()) {
    for (const [path, text] of unit) files.set(path, text);
  }
  return files;
}

/** Units that are not the same in both, in no order. */
export function differingUnits(one: Units, other: Units): Set<string> {
  const differing = new Set<string>();
  for (const unit of new Set([...one.keys(), ...other.keys()])) {
    if (!sameUnit(one, other, unit)) differing.add(unit);
  }
  return differing;
}

/** Whether a unit is the same in both; one without files is as good as none. */
export function sameUnit(one: Units, other: Units, unit: string): boolean {
  const was = one.get(unit) ?? NOTHING;
  const is = other.get(unit) ?? NOTHING;
  if (was === is) return true;
  if (was.size !== is.size) return false;
  for (const [path, text] of was) if (is.get(path) !== text) return false;
  return true;
}

/** What there is while some units are left as they were. Those come first. */
export function mixUnits(
  left: ReadonlySet<string>,
  from: Units,
  to: Units,
): Map<string, UnitFiles> {
  const units = new Map<string, UnitFiles>();
  for (const [unit, files] of from) if (left.has(unit)) units.set(unit, files);
  for (const [unit, files] of to) if (!left.has(unit)) units.set(unit, files);
  return units;
}
