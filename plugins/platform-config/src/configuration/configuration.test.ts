import { defaultPlatform } from '@waymark/platform-api';
import { onMain } from '../__testUtils__/pages';
import { nestTeams } from '../tree/nestTeams';
import { ofKind, toConfiguration } from './configuration';

const team = (name: string, parent?: string) => `
apiVersion: platform.waymark.dev/v1alpha1
kind: Team
metadata: { name: ${name} }
spec:
  title: ${name}
  group: ${name}
  onCall: ${name}
  ${parent ? `parent: ${parent}` : ''}
`;
const file = (name: string) => `platform/teams/${name}.yaml`;

it('knows references both ways', () => {
  const configuration = toConfiguration(onMain());
  const [cluster] = ofKind(configuration, 'Cluster');
  expect(cluster?.usedBy.map(({ by }) => by.name)).toEqual([
    'shared-standard',
    'shared-sensitive',
    'dedicated-cluster',
  ]);
  expect(ofKind(configuration, 'Environment').map(({ name }) => name)).toEqual([
    'development',
    'staging',
    'production',
  ]);
});

it('shows the built-in platform as the documents that would say it', () => {
  const configuration = toConfiguration({
    ...onMain(),
    source: 'built-in',
    documents: [],
    platform: {
      ...defaultPlatform,
      sizes: {
        ...defaultPlatform.sizes,
        small: { ...defaultPlatform.sizes.small, cpuRequest: '300m' },
      },
    },
  });
  const small = ofKind(configuration, 'SizeProfile').find(
    ({ name }) => name === 'small',
  );
  expect(small?.path).toBe('platform/sizes/small.yaml');
  expect(small?.content).toContain('cpuRequest: 300m');
});

it('keeps a document that cannot be read, as text with its findings', () => {
  const broken = toConfiguration(
    onMain({ [file('assistant')]: 'kind: Team\nspec: [' }),
  ).entries.find(({ name }) => name === 'assistant');
  expect(broken).toMatchObject({ kind: 'Team', uses: [] });
  expect(broken?.document).toBeUndefined();
  expect(broken?.content).toContain('spec: [');
});

it('nests teams below their parents, and circles and orphans at the top', () => {
  const { entries } = toConfiguration(
    onMain({
      [file('research')]: team('research', 'assistant'),
      [file('lab')]: team('lab', 'research'),
      [file('one')]: team('one', 'two'),
      [file('two')]: team('two', 'one'),
      [file('orphan')]: team('orphan', 'nobody'),
    }),
  );
  const nested = nestTeams(entries.filter(({ kind }) => kind === 'Team'));
  const tops = nested.map(({ entry }) => entry.name);
  expect(tops).toEqual(expect.arrayContaining(['one', 'two', 'orphan']));
  expect(tops).not.toContain('research');
  const [research] =
    nested.find(({ entry }) => entry.name === 'assistant')?.children ?? [];
  expect(research?.entry.name).toBe('research');
  expect(research?.children[0]?.entry.name).toBe('lab');
});
