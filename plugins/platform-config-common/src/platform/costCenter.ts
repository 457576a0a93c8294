import type { Placed } from '../documents/tree';

/** A team's own cost center, else that of its nearest parent with one. A cycle of parents has none. */
export function costCenterOf(
  name: string,
  teams: readonly Placed<'Team'>[],
): string | undefined {
  const byName = new Map(teams.map(team => [team.name, team.spec]));
  const seen = new Set<string>();
  let current: string | undefined = name;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const team = byName.get(current);
    if (team?.costCenter) return team.costCenter;
    current = team?.parent;
  }
  return undefined;
}
