import { until } from './until';

const options = { everyMs: 1, timeoutMs: 50 };

it('asks until there is an answer, and an empty list is none', async () => {
  const answers = [undefined, null, [], ['here']];
  await expect(until(async () => answers.shift(), options)).resolves.toEqual([
    'here',
  ]);
  await expect(until(async () => 0, options)).resolves.toBe(0);
});

it('says what it waited for in vain', async () => {
  await expect(
    until(async () => false, { ...options, what: 'the portal' }),
  ).rejects.toThrow('Waited in vain for the portal');
  await expect(
    until(async () => false, { ...options, what: async () => 'it: a log' }),
  ).rejects.toThrow('Waited in vain for it: a log');
});
