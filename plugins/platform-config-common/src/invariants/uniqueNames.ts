import { tenantNamespaceName } from '@waymark/platform-api';
import { ofKind } from '../documents/tree';
import { defineInvariant, type Break } from './invariant';

/** Names are unique in their scope. */
export const uniqueNames = defineInvariant({
  id: 'unique-names',
  title: 'Names are unique in their scope',
  why: 'Two teams whose namespaces get one name would write over each other; a gateway or node pool that is there twice is chosen by chance.',
  breaks: tree => [
    ...ofKind(tree, 'Cluster').flatMap(({ path, spec }) => [
      ...twice(path, 'spec.gateways', 'gateway', spec.gateways),
      ...twice(path, 'spec.nodePools', 'node pool', spec.nodePools ?? []),
    ]),
    ...namespaceNames(
      ofKind(tree, 'Team'),
      ofKind(tree, 'Environment').map(({ name }) => name),
    ),
  ],
});

function twice(
  document: string,
  path: string,
  what: string,
  entries: readonly { name: string }[],
): Break[] {
  return entries.flatMap(({ name }, index) =>
    entries.findIndex(entry => entry.name === name) === index
      ? []
      : [
          {
            document,
            path: `${path}[${index}].name`,
            value: name,
            message: `There is a ${what} "${name}" already.`,
            fix: 'Choose another name.',
          },
        ],
  );
}

/** Team `a` in `b-c` and team `a-b` in `c` would share a namespace. */
function namespaceNames(
  teams: readonly { path: string; name: string }[],
  environments: readonly string[],
): Break[] {
  const owners = new Map<string, string>();
  return teams.flatMap(({ path, name: team }) =>
    environments.flatMap(environment => {
      const namespace = tenantNamespaceName(team, environment);
      const other = owners.get(namespace);
      owners.set(namespace, team);
      return other === undefined || other === team
        ? []
        : [
            {
              document: path,
              path: 'metadata.name',
              value: team,
              message: `Its namespace in "${environment}" would be called "${namespace}", as one of team "${other}" is.`,
              fix: 'Choose another name for the team.',
            },
          ];
    }),
  );
}
