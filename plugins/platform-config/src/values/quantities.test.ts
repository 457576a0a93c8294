import { labelOf, optionOf, readNode, specSchema } from './fieldSchema';
import { readAmount, readQuantity } from './quantities';

const nodeAt = (kind: Parameters<typeof specSchema>[0], ...keys: string[]) =>
  keys.reduce(
    (node, key) => readNode(node?.properties?.[key]),
    specSchema(kind),
  );

it.each([
  ['Team', ['quota', 'cpu'], '384', '384 cores'],
  ['SizeProfile', ['cpuRequest'], '250m', '0.25 cores'],
  ['SizeProfile', ['cpuRequest'], '1', '1 core'],
  ['Team', ['quota', 'memory'], '768Gi', '768 GiB'],
  ['Organization', ['namespaces', 'warnBefore'], 'P3D', '3 days'],
  ['Organization', ['namespaces', 'warnBefore'], 'PT1H', '1 hour'],
  ['Team', ['title'], '384', '384'],
] as const)('%s %j: %s is read as %s', (kind, keys, value, text) => {
  expect(readQuantity(value, keys.at(-1) ?? '', nodeAt(kind, ...keys))).toBe(
    text,
  );
});

it('knows the unit of a number by what it is called', () => {
  expect(readQuantity(0.25, 'latencySeconds', undefined)).toBe('0.25 s');
  expect(readQuantity(99.995, 'availability', undefined)).toBe('99.995 %');
  expect(readQuantity(2000, 'pods', undefined)).toBe('2,000');
});

it('reads amounts in the unit that needs the fewest digits', () => {
  expect(readAmount('memory', 6 * 2 ** 40)).toBe('6 TiB');
  expect(readAmount('memory', 512 * 2 ** 20)).toBe('0.5 GiB');
  expect(readAmount('cpu', 3072)).toBe('3,072 cores');
  expect(readAmount('gpus', 8)).toBe('8');
});

it('calls a field without a title by its key in words', () => {
  expect(labelOf('quotaProfiles', undefined)).toBe('Quota profiles');
  expect(labelOf('nvidia-h100', undefined)).toBe('nvidia-h100');
});

it('chooses the option of a union by its constant', () => {
  const union = specSchema('DeploymentTarget');
  const option = union && optionOf(union, { type: 'sandbox', cluster: 'x' });
  expect(option?.title).toBe('Sandbox');
});
