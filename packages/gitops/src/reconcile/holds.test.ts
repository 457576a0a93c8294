import { Holds, type Hold } from './holds';

const hold = (merge: string, is?: string, was?: string): Hold => ({
  path: 'a',
  merge,
  ...(is !== undefined && { is }),
  ...(was !== undefined && { was }),
  finding: {
    document: 'a',
    path: '',
    constraint: 'approval.required',
    value: merge,
    message: merge,
    fix: '',
    severity: 'error',
  },
});
const on = (says: string | undefined, ...holds: Hold[]) => {
  const tree = new Map([['b', 'b'], ...(says ? [['a', says] as const] : [])]);
  const { held, tree: accepted } = new Holds(holds).on(tree);
  return [accepted.get('a'), held.flatMap(({ findings }) => findings.length)];
};

it.each([
  ['a change', ['two', hold('m', 'two', 'one')], ['one', [1]]],
  ['what was added', ['two', hold('m', 'two')], [undefined, [1]]],
  ['what was removed', [undefined, hold('m', undefined, 'one')], ['one', [1]]],
  [
    'two merges, the newest first',
    ['three', hold('n', 'three', 'two'), hold('m', 'two', 'one')],
    ['one', [2]],
  ],
  [
    'a merge that goes back to what was accepted',
    ['one', hold('n', 'one', 'two'), hold('m', 'two', 'one')],
    ['one', [2]],
  ],
  [
    'nothing that main changed since',
    ['new', hold('m', 'two', 'one')],
    ['new', []],
  ],
] as const)('takes back %s', (_, [says, ...holds], expected) => {
  expect(on(says, ...holds)).toEqual(expected);
});

it('names its merges, and differs by what it takes back', () => {
  expect(Holds.none.merges).toBeUndefined();
  expect(new Holds([hold('n'), hold('m')]).merges).toBe('m, n');
  expect(new Holds([hold('m', 'x')]).digest).not.toBe(
    new Holds([hold('m', 'y')]).digest,
  );
});
