import { Causes } from './Causes';

it('lets a push take the place of a poll that waits', () => {
  const causes = new Causes();
  expect(causes.ask('poll')).toBe(true);
  expect(causes.ask('webhook')).toBe(false);
  expect(causes.ask('poll')).toBe(false);
  expect(causes.begin()).toBe('webhook');
  expect(causes.ask('poll')).toBe(true);
  expect(causes.begin()).toBe('poll');
});

it('names the push whose webhook came while the poll ran, and no earlier one', () => {
  const causes = new Causes();
  causes.ask('webhook');
  causes.begin();
  causes.ask('poll');
  const trigger = causes.begin();
  expect(causes.of(trigger)).toBe('poll');
  causes.ask('webhook');
  expect(causes.of(trigger)).toBe('webhook');
  expect(causes.of('request')).toBe('request');
});
