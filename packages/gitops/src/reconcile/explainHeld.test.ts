import type { DocumentFinding } from '../render';
import { explainHeld } from './explainHeld';

const error = (path: string, constraint: string): DocumentFinding => ({
  document: 'a.yaml',
  path,
  constraint,
  severity: 'error',
  value: undefined,
  message: `${path}\nis wrong.`,
  fix: 'Mend it.',
});

it('lists every error of every held document, in the order they were found', () => {
  const findings = [error('b', 'unknown-field'), error('spec.a', 'required')];
  expect(
    explainHeld([
      { path: 'a.yaml', findings },
      { path: 'b.yaml', because: 'a.yaml', findings: [] },
    ]),
  ).toBe(
    [
      'a.yaml is held:',
      '- b: b is wrong. Mend it.',
      '- spec.a: spec.a is wrong. Mend it.',
      'b.yaml is held because of a.yaml:',
    ].join('\n'),
  );
});

it('says nothing of nothing, and does not go on without end', () => {
  expect(explainHeld([])).toBeUndefined();
  const findings = Array.from({ length: 300 }, () => error('a', 'required'));
  const lines = explainHeld([{ path: 'a.yaml', findings }])?.split('\n');
  expect(lines).toHaveLength(201);
  expect(lines?.at(-1)).toBe('… and 101 more lines');
});
