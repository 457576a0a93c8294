import { didYouMean } from '@waymark/platform-api';
import { has, ofKind, tenantPlace } from '../documents/tree';
import { defineInvariant, type Break } from './invariant';

/** Owners are teams. */
export const ownerExists = defineInvariant({
  id: 'owner-exists',
  title: 'An owner is a team that exists',
  why: 'Somebody is called at night, pays, and approves. A name without a team is nobody.',
  breaks(tree) {
    const teams = ofKind(tree, 'Team').map(({ name }) => name);
    const unknown = (
      document: string,
      path: string,
      owner: string | undefined,
    ): Break[] =>
      owner === undefined || has(tree, 'Team', owner)
        ? []
        : [
            {
              document,
              path,
              value: owner,
              message: `There is no team "${owner}".`,
              fix: didYouMean(owner, teams),
            },
          ];
    return [
      ...ofKind(tree, 'Environment').flatMap(({ path, spec }) =>
        unknown(path, 'spec.owner', spec.owner),
      ),
      ...ofKind(tree, 'DeploymentTarget').flatMap(({ path, spec }) =>
        unknown(path, 'spec.owner', spec.owner),
      ),
      ...ofKind(tree, 'Cluster').flatMap(({ path, spec }) =>
        unknown(path, 'spec.owner', spec.owner),
      ),
      // One finding a team: its workloads need their namespace anyway.
      ...tree.tenants.flatMap(({ path }) => {
        const { team, file } = tenantPlace(path);
        return file === '_namespace.yaml'
          ? unknown(path, 'spec.owner', team)
          : [];
      }),
    ];
  },
});
