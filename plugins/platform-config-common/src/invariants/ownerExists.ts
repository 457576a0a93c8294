import { tenantPlace } from '../documents/tree';
import { dangling, unlessThere } from './dangling';
import { defineInvariant } from './invariant';

/** Owners are teams. */
export const ownerExists = defineInvariant({
  id: 'owner-exists',
  title: 'An owner is a team that exists',
  why: 'Somebody is called at night, pays, and approves. A name without a team is nobody.',
  breaks: tree => [
    ...dangling(tree, 'owner-exists'),
    // One finding a team: its workloads need their namespace anyway.
    ...tree.tenants.flatMap(({ path }) => {
      const { team, file } = tenantPlace(path);
      return file === '_namespace.yaml'
        ? unlessThere(tree, path, 'spec.owner', 'Team', team)
        : [];
    }),
  ],
});
