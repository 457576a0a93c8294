import { MAX_NAME_LENGTH } from '@waymark/platform-api';
import { parameterSchema } from '../../__testUtils__/fixtures';
import { defaultValues, fieldGroups } from './fields';
import { templateFindings } from './templateFindings';

const groups = fieldGroups(parameterSchema.steps);
const owner = 'group:default/assistant';
const found = (values: Record<string, unknown>) =>
  templateFindings(
    groups,
    { ...defaultValues(groups), ...values },
    (constraint, { name }) => ({ message: `${name} ${constraint}`, fix: '' }),
  ).map(finding => finding.message);

it('names every field of the template that still needs an answer', () => {
  expect(found({})).toEqual([
    'name required',
    'description required',
    'owner required',
  ]);
  expect(found({ name: 'checkout', description: '  ' })).toEqual([
    'description required',
    'owner required',
  ]);
});

it('asks for more than a word where the template does', () => {
  const some = { name: 'c2', owner };
  expect(found({ ...some, description: 'Takes.' })).toEqual([
    'description minLength',
  ]);
  expect(found({ ...some, description: 'Takes orders.' })).toEqual([]);
});

it('takes the longest name the platform takes, and says so of a longer one', () => {
  const some = { owner, description: 'Takes orders.' };
  const longest = 'n'.repeat(MAX_NAME_LENGTH);
  expect(found({ ...some, name: longest })).toEqual([]);
  expect(found({ ...some, name: `${longest}n` })).toEqual(['name maxLength']);
  expect(found({ ...some, name: 'c2', description: 'x'.repeat(201) })).toEqual([
    'description maxLength',
  ]);
});

it('says which numbers are out of bounds instead of moving them there', () => {
  const some = { name: 'c2', owner, description: 'Takes orders.' };
  expect(found({ ...some, minReplicas: 0, maxReplicas: 101 })).toEqual([
    'minReplicas minimum',
    'maxReplicas maximum',
  ]);
});
