import { ofKind } from '../documents/tree';
import { defineInvariant } from './invariant';

/** Teams are a forest. */
export const teamCycle = defineInvariant({
  id: 'team-cycle',
  title: 'No team is its own ancestor',
  why: 'Cost centers are looked for upwards; in a circle nobody pays.',
  breaks(tree) {
    const teams = ofKind(tree, 'Team');
    const parents = new Map(teams.map(({ name, spec }) => [name, spec.parent]));
    return teams.flatMap(({ path, name, spec }) => {
      const line: string[] = [name];
      let current = parents.get(name);
      while (current !== undefined && !line.includes(current)) {
        line.push(current);
        current = parents.get(current);
      }
      // Teams that only lead into a circle are not part of it.
      return current === name
        ? [
            {
              document: path,
              path: 'spec.parent',
              value: spec.parent,
              message: `"${name}" is its own ancestor: ${[...line, name].join(
                ' → ',
              )}.`,
              fix: 'Choose a parent that is not below it, or none.',
            },
          ]
        : [];
    });
  },
});
