import { parameterSchema } from '../../__testUtils__/fixtures';
import { defaultValues, fieldGroups, filledIn } from './fields';

const groups = fieldGroups(parameterSchema.steps);
const fields = groups.flatMap(group => group.fields);
const field = (name: string) => fields.find(item => item.name === name);

it('makes a form of the real template, with a kind of input for each parameter', () => {
  expect(groups.map(group => group.title)).toEqual([
    'The service',
    'How it runs',
    'What it promises and needs',
  ]);
  expect(field('name')).toMatchObject({ kind: 'text', required: true });
  expect(field('owner')).toMatchObject({
    kind: 'entity',
    catalogFilter: { kind: 'Group', 'spec.type': 'team' },
  });
  expect(field('system')).toMatchObject({ kind: 'entity', required: false });
  expect(field('minReplicas')).toMatchObject({ kind: 'number', minimum: 1 });
  expect(field('language')?.choices).toEqual([
    { value: 'python', label: 'Python (FastAPI)' },
    { value: 'typescript', label: 'TypeScript (Fastify)' },
  ]);
  expect(field('dependencies')?.kind).toMatch(/list|entities/);
});

it('starts with the template defaults', () => {
  expect(defaultValues(groups)).toEqual({
    language: 'python',
    size: 'small',
    minReplicas: 2,
    maxReplicas: 4,
    environment: 'development',
    sloClass: 'standard',
    dataSensitivity: 'internal',
  });
});

it('sends only what was filled in', () => {
  expect(
    filledIn({ a: ' ', b: [], c: NaN, d: null, e: undefined, f: 0, g: ['x'] }),
  ).toEqual({ f: 0, g: ['x'] });
});

it('refuses a schema it cannot show', () => {
  expect(() => fieldGroups([{ title: 'x' }])).toThrow();
});
