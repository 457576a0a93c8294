import { changeSetKeyOfRun, runOfChangeSet } from './runKey';

it('finds the run that sent a change set by its key, and by that of its reversal', () => {
  const id = '0f8fad5b-d9cb-469f-a165-708677289501';
  const key = changeSetKeyOfRun({ id, attempt: 1 }, 2);
  expect(runOfChangeSet(key)).toBe(id);
  expect(runOfChangeSet(`${key}:revert`)).toBe(id);
  expect(runOfChangeSet('promote:document-search:1')).toBeUndefined();
});
