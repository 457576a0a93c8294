import { ofKind } from '../documents/tree';
import { costCenterOf } from '../platform/costCenter';
import { defineInvariant } from './invariant';

/** Somebody pays for every team. */
export const costCenter = defineInvariant({
  id: 'cost-center',
  title: 'Every team has a cost center, its own or its parent’s',
  why: 'What belongs to no cost center is paid by everybody and looked at by nobody.',
  breaks(tree) {
    const teams = ofKind(tree, 'Team');
    const parents = new Map(teams.map(({ name, spec }) => [name, spec.parent]));
    /** Whether the line of parents comes to an end that can be read. */
    const isWhole = (name: string) => {
      const seen = new Set<string>();
      let current: string | undefined = name;
      while (current !== undefined) {
        if (seen.has(current) || !parents.has(current)) return false;
        seen.add(current);
        current = parents.get(current);
      }
      return true;
    };
    return teams
      .filter(
        ({ name }) => isWhole(name) && costCenterOf(name, teams) === undefined,
      )
      .map(({ path, name }) => ({
        document: path,
        path: 'spec.costCenter',
        value: undefined,
        message: `Neither team "${name}" nor a parent of it has a cost center.`,
        fix: 'Add spec.costCenter.',
      }));
  },
});
