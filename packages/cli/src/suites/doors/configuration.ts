import type { DoorCase } from './document';

type Team = { costCenter?: string; parent?: string; quota?: string };

/** Configuration: one document each, judged with the whole tree, in which nothing else is wrong. */
export const CONFIGURATION: readonly DoorCase[] = [
  team('door-no-cost-center', { costCenter: '' }),
  team('door-no-parent', { parent: 'door-nobody' }),
  team('door-own-parent', { parent: 'door-own-parent' }),
  team('door-over-ceiling', {
    quota: '{cpu: "900000", memory: 1Gi}',
  }),
  team('door-gpus', {
    quota: '{cpu: "1", memory: 1Gi, gpus: {nvidia-h100: 900}}',
  }),
  team('door-quota-negative', { quota: '{cpu: "-1", memory: 1Gi}' }),
  changed('door-team-field', 'title:', 'titel:'),
  changed('door-team-twice', 'spec:', 'kind: Team\nspec:'),
  changed('door-team-alias', 'title: Doors', 'title: &a Doors\n  group: *a'),
  changed('door-team-kind', 'kind: Team', 'kind: SizeProfile'),
  changed('door-team-name', 'name: door-team-name', 'name: door-other'),
  changed('door-team-proto', 'spec:', '__proto__: {polluted: true}\nspec:'),
  {
    name: 'door-network',
    verdict: 'refused',
    path: 'platform/environments/door-network.yaml',
    content: `apiVersion: platform.waymark.dev/v1alpha1
kind: Environment
metadata:
  name: door-network
spec:
  title: Doors
  owner: platform
  stage: production
  autoSync: true
  defaultTarget: door-nowhere
  podSecurity: baseline
  networkPolicy: door-open
`,
  },
  // The last: others are told which teams there are.
  { ...team('door-team', {}), verdict: 'accepted' },
];

function team(
  name: string,
  { costCenter = 'CC-9000', parent, quota }: Team,
): DoorCase {
  const optional = [
    costCenter && `  costCenter: ${costCenter}\n`,
    parent && `  parent: ${parent}\n`,
    quota && `  quota: ${quota}\n`,
  ];
  return {
    name,
    verdict: 'refused',
    path: `platform/teams/${name}.yaml`,
    content: `apiVersion: platform.waymark.dev/v1alpha1
kind: Team
metadata:
  name: ${name}
spec:
  title: Doors
  group: platform
  onCall: platform-primary
${optional.filter(Boolean).join('')}`,
  };
}

function changed(name: string, from: string, to: string): DoorCase {
  const base = team(name, {});
  return { ...base, content: base.content.replace(from, to) };
}
