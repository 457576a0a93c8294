import {
  CONFIGURATION_KIND_NAMES,
  CONFIGURATION_KINDS,
  parseConfiguration,
  seedFiles,
} from '@waymark/plugin-platform-config-common';
import { toYaml } from '@waymark/platform-api';
import { parse } from 'yaml';
import { pathOfId } from './fields';
import { formSchema } from './formSchema';
import { fromForm } from './fromForm';
import { readTyped } from './readTyped';
import { differences, placeOfField, writeChanges } from './writeChanges';

const file = 'platform/teams/risk-models.yaml';
const commented = `# Asked for in the spring.
apiVersion: platform.waymark.dev/v1alpha1
kind: Team
metadata:
  name: risk-models
spec:
  title: "Risk Models" # as the board calls it
  group: risk-models
  onCall: risk-models-primary
  quota:
    cpu: '384'
    memory: 768Gi
    gpus: {nvidia-l4: 4}
`;

it.each(CONFIGURATION_KIND_NAMES)(
  'takes every example of a %s into the form and back unchanged',
  kind => {
    for (const { document } of CONFIGURATION_KINDS[kind].examples) {
      const { metadata, spec } = document;
      expect(fromForm(kind, { metadata, spec })).toEqual(document);
    }
  },
);

it.each([...seedFiles()])(
  'leaves %s as it is when nothing is changed',
  (path, content) => {
    const parsed = parseConfiguration(content, path);
    if (!parsed.ok) throw new Error(`${path} is not valid`);
    const { kind, metadata, spec } = parsed.document;
    const document = fromForm(kind, { metadata, spec });
    expect(toYaml(document)).toBe(content);
    expect(differences(parse(content), document)).toEqual([]);
  },
);

it('writes what changed into the text and leaves comments, order and quotes', () => {
  const before = parse(commented);
  const after = structuredClone(before);
  after.spec.quota.cpu = '400';
  after.spec.quota.gpus = { 'nvidia-l4': 2 };
  after.spec.costCenter = 'CC-1';
  const changes = differences(before, after);
  expect(changes.map(({ keys }) => placeOfField(keys))).toEqual([
    'spec.quota.cpu',
    'spec.quota.gpus.nvidia-l4',
    'spec.costCenter',
  ]);
  const written = writeChanges(commented, changes);
  expect(written).toContain('# Asked for in the spring.');
  expect(written).toContain('title: "Risk Models" # as the board calls it');
  expect(parse(written)).toEqual(after);
  expect(parseConfiguration(written, file).ok).toBe(true);
});

it('takes away what was emptied, and the map that is empty then', () => {
  const before = parse(commented);
  const { quota: _quota, ...spec } = before.spec;
  const changes = differences(before, { ...before, spec });
  expect(writeChanges(commented, changes)).not.toContain('quota');
});

it('leaves out what nobody entered', () => {
  expect(
    fromForm('Team', {
      metadata: { name: 'new', description: '' },
      spec: {
        onCall: 'x',
        title: 'New',
        parent: undefined,
        quota: { gpus: {} },
      },
    }),
  ).toEqual({
    apiVersion: 'platform.waymark.dev/v1alpha1',
    kind: 'Team',
    metadata: { name: 'new' },
    spec: { title: 'New', onCall: 'x' },
  });
});

it('names a field as findings do', () => {
  expect(pathOfId('field.spec.syncWindows.0.kind')).toBe(
    'spec.syncWindows[0].kind',
  );
  expect(pathOfId('field.spec.targets.12')).toBe('spec.targets[12]');
});

it('tells the options of a union by their constant, and fills in no default', () => {
  const { properties } = formSchema('DeploymentTarget');
  expect(properties?.spec).toMatchObject({
    discriminator: { propertyName: 'type' },
  });
  expect(JSON.stringify(formSchema('Environment'))).not.toContain('"default"');
});

it.each([
  ['', 0, null],
  ['12', 0, 12],
  ['-3', 0, -3],
  ['0.25', 4, 0.25],
  // On their way to a number, or written otherwise once they are one.
  ['-', 0, undefined],
  ['1.', 4, undefined],
  ['1.0', 4, undefined],
  ['007', 0, undefined],
  ['1.5', 0, undefined],
  ['0.12345', 4, undefined],
  ['1e3', 0, undefined],
  ['x', 0, undefined],
])('reads %j, with %i digits, while it is typed', (text, digits, number) => {
  expect(readTyped(text, digits)).toBe(number);
});
