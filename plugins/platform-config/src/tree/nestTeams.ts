import type { Entry } from '../configuration/configuration';

/** A document with those below it. */
export interface Nested {
  entry: Entry;
  children: Nested[];
}

const parentOf = ({ document }: Entry) =>
  document?.kind === 'Team' ? document.spec.parent : undefined;

/** Teams below their parents. One whose parent is not among them, or is below itself, stands at the top. */
export function nestTeams(teams: readonly Entry[]): Nested[] {
  const byName = new Map(teams.map(team => [team.name, team]));
  const isTop = (team: Entry) => {
    const above = new Set([team.name]);
    let parent = parentOf(team);
    if (parent === undefined || !byName.has(parent)) return true;
    while (parent !== undefined) {
      if (above.has(parent)) return true;
      above.add(parent);
      const next = byName.get(parent);
      parent = next && parentOf(next);
    }
    return false;
  };
  const below = (entry: Entry): Nested => ({
    entry,
    children: teams
      .filter(team => parentOf(team) === entry.name && !isTop(team))
      .map(below),
  });
  return teams.filter(isTop).map(below);
}
