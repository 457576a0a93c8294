import { service, type DoorCase } from './document';

const KIB = 1024;

/** Documents that are made to hurt: whoever reads them must neither fall nor wait, and must say what is wrong. */
export function hostile(
  refused: (name: string, content: string) => DoorCase,
  spec: (name: string, from: string, to: string) => DoorCase,
): DoorCase[] {
  const extra = (name: string, text: string) =>
    refused(name, `${service(name)}${text}\n`);
  return [
    extra('door-twice', 'kind: WebService'),
    extra('door-two-documents', '---\nkind: WebService'),
    extra('door-alias', 'a: &a [x]\nb: [*a, *a]'),
    extra('door-anchor', 'a: &a x'),
    extra('door-merge', 'a: &a {x: 1}\nb: {<<: *a}'),
    extra('door-laughs', laughs()),
    extra('door-tag-function', 'a: !!js/function "function () {}"'),
    extra('door-tag-binary', 'a: !!binary aGVsbG8='),
    extra('door-tab', '\ta: 1'),
    extra('door-quote', 'a: "never closed'),
    extra('door-proto', '__proto__: {polluted: true}'),
    extra('door-constructor', 'constructor: {prototype: {polluted: true}}'),
    spec('door-proto-inner', 'spec:', 'spec:\n  __proto__: {owner: assistant}'),
    extra('door-deep', `a: ${'['.repeat(60)}${']'.repeat(60)}`),
    extra('door-deepest', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`),
    extra('door-wide', `a: [${'1,'.repeat(6_000)}1]`),
    extra('door-long-key', `${'k'.repeat(2_000)}: 1`),
    spec('door-cyrillic', 'name: door-cyrillic', 'name: dооr-cyrillic'),
    spec('door-zero-width', 'name: door-zero-width', 'name: "door\u200b-zero"'),
    spec(
      'door-override',
      'owner: data-platform',
      'owner: "data\u202e-platform"',
    ),
    spec(
      'door-host',
      'type: internal',
      `type: public\n    host: ${'a.'.repeat(2_000)}!`,
    ),
    spec(
      'door-image',
      'size: small',
      `size: small\n    image: ${'a/'.repeat(5_000)}:`,
    ),
    spec(
      'door-name-bomb',
      'name: door-name-bomb',
      `name: ${'a-'.repeat(9_000)}`,
    ),
    extra('door-large', `# ${'x'.repeat(300 * KIB)}`),
    extra('door-huge', `# ${'x'.repeat(3 * KIB * KIB)}`),
  ];
}

/** Ten times ten times ten …: what aliases make of a few lines. */
function laughs(): string {
  const lines = ['a0: &a0 ha'];
  for (let level = 1; level < 10; level += 1) {
    const item = `*a${level - 1}`;
    lines.push(`a${level}: &a${level} [${Array(10).fill(item).join(', ')}]`);
  }
  return lines.join('\n');
}
