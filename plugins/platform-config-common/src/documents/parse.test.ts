/** @jest-environment node */
import { toYaml } from '@waymark/platform-api';
import fc from 'fast-check';
import {
  CONFIGURATION_KIND_NAMES,
  CONFIGURATION_KINDS,
  configurationJsonSchema,
  kindOfFolder,
  parseConfiguration,
  pathOf,
  seedFiles,
} from '..';

const path = 'platform/teams/research.yaml';
const team = (rest = '') => `apiVersion: platform.waymark.dev/v1alpha1
kind: Team
metadata:
  name: research
spec:
  title: Research
  costCenter: CC-4500
  group: research
  onCall: research-primary
${rest}`;

function found(text: string, at = path): string[] {
  const result = parseConfiguration(text, at);
  return result.findings.map(one => `${one.path} ${one.constraint}`);
}

describe('kinds', () => {
  it.each(CONFIGURATION_KIND_NAMES)('%s reads its own examples', kind => {
    const { examples, folder } = CONFIGURATION_KINDS[kind];
    expect(examples.length).toBeGreaterThan(0);
    expect(kindOfFolder(folder)).toBe(kind);
    for (const { document } of examples) {
      expect(parseConfiguration(toYaml(document), pathOf(document))).toEqual({
        ok: true,
        document,
        findings: [],
      });
    }
  });

  it.each(CONFIGURATION_KIND_NAMES)('%s says what each field is', kind => {
    const untitled: string[] = [];
    const visit = (schema: unknown, at: string) => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties, items, oneOf, anyOf, additionalProperties } =
        Object(schema);
      for (const [name, field] of Object.entries(properties ?? {})) {
        // The tiers and classes of reliability are named by their keys.
        const isNamed = /^spec\.(tiers|slo)$/.test(at);
        if (!Object(field).title && !isNamed) untitled.push(`${at}.${name}`);
        visit(field, `${at}.${name}`);
      }
      visit(items, `${at}[]`);
      visit(additionalProperties, `${at}.*`);
      for (const one of [...(oneOf ?? []), ...(anyOf ?? [])]) visit(one, at);
    };
    const { properties } = Object(configurationJsonSchema(kind));
    visit(properties.spec, 'spec');
    expect(untitled).toEqual([]);
  });
});

describe('parseConfiguration', () => {
  it.each<[string, string, string[]]>([
    ['an empty text', '', [' required']],
    ['no map', '- 1', [' type']],
    ['no YAML', 'a: [', [' yaml']],
    ['duplicate keys', team('metadata: {}\n'), [' yaml']],
    ['an alias', team('  parent: &a x\nother: *a\n'), [' yaml.alias']],
    ['a tag', team('  parent: !!js/function "x"\n'), [' yaml']],
    ['several documents', `${team()}---\n${team()}`, [' yaml']],
    ['10 MB', team(`  parent: ${'x'.repeat(10_000_000)}\n`), [' too-large']],
    [
      '`__proto__`',
      team('  __proto__: {costCenter: CC-1}\n'),
      ['spec.__proto__ forbidden-key'],
    ],
    [
      'great depth',
      team(`  quota: ${'['.repeat(60)}${']'.repeat(60)}\n`),
      [`spec.quota${'[0]'.repeat(22)} too-deep`],
    ],
    [
      'a name of look-alike letters',
      team().replace('name: research', 'name: resеarch'),
      ['metadata.name name.file', 'metadata.name pattern'],
    ],
    [
      'an unknown field and a wrong one, both at once',
      team('  cost: 7\n  quota: {cpu: lots, memory: 4Gi}\n'),
      ['spec.cost unknown-field', 'spec.quota.cpu pattern'],
    ],
    [
      'an unknown kind',
      team().replace('kind: Team', 'kind: Teem'),
      ['kind enum'],
    ],
    [
      'a kind in the folder of another',
      team().replace(
        /kind: Team[^]*/,
        'kind: QuotaProfile\nmetadata: {name: research}\nspec: {}\n',
      ),
      [
        'kind kind.place',
        'metadata.name enum',
        'spec.cpu required',
        'spec.memory required',
        'spec.memoryLimit required',
        'spec.pods required',
        'spec.storage required',
      ],
    ],
  ])('refuses %s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('refuses a name that is not its file’s, and a folder that is none', () => {
    expect(found(team(), 'platform/teams/search.yaml')).toEqual([
      'metadata.name name.file',
    ]);
    expect(found(team(), 'platform/crews/research.yaml')).toEqual([
      'kind kind.place',
    ]);
  });

  it('compares quantities inside one document', () => {
    const text = (kind: string, folder: string, spec: object) =>
      found(
        toYaml({
          apiVersion: 'platform.waymark.dev/v1alpha1',
          kind,
          metadata: { name: 'small' },
          spec,
        }),
        `platform/${folder}/small.yaml`,
      );
    expect(
      text('SizeProfile', 'sizes', {
        cpuRequest: '1',
        memoryRequest: '2Gi',
        memoryLimit: '1Gi',
      }),
    ).toEqual(['spec.memoryRequest size.bounds']);
    expect(
      text('QuotaProfile', 'quotas', {
        cpu: '1',
        memory: '2Gi',
        memoryLimit: '1Gi',
        storage: '1Gi',
        pods: 3,
      }),
    ).toEqual(['spec.memory quota.bounds']);
  });

  it('never throws, and reports in one order', () => {
    const lines = [...seedFiles().values()].flatMap(text => text.split('\n'));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...lines), fc.string()), {
          maxLength: 40,
        }),
        chosen => {
          const text = chosen.join('\n');
          const first = parseConfiguration(text, path);
          expect(first.ok || first.findings.length > 0).toBe(true);
          expect(parseConfiguration(text, path)).toEqual(first);
        },
      ),
    );
  });
});
