import { parameterSchema } from '../../__testUtils__/fixtures';
import { defaultValues, fieldGroups } from './fields';
import { unanswered } from './unanswered';

const groups = fieldGroups(parameterSchema.steps);
const say = {
  missing: ({ name }: { name: string }) => `${name} is missing`,
  fix: () => 'Fill it in.',
  tooShort: ({ name }: { name: string }) => `${name} is too short`,
};
const messages = (values: Record<string, unknown>) =>
  unanswered(groups, { ...defaultValues(groups), ...values }, say).map(
    finding => finding.message,
  );

it('names every field of the template that still needs an answer', () => {
  expect(messages({})).toEqual([
    'name is missing',
    'description is missing',
    'owner is missing',
  ]);
  expect(messages({ name: 'checkout', description: '  ' })).toEqual([
    'description is missing',
    'owner is missing',
  ]);
});

it('asks for more than a word where the template does', () => {
  const owner = 'group:default/assistant';
  expect(messages({ name: 'c2', owner, description: 'Takes.' })).toEqual([
    'description is too short',
  ]);
  expect(messages({ name: 'c2', owner, description: 'Takes orders.' })).toEqual(
    [],
  );
});
