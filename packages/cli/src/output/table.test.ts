import { table } from './table';

const head = ['Namespace', 'State', 'Why'];
const why = 'It has no workload, and nobody changed anything of it for 90 days';
const rows = [
  ['assistant-development', 'abandoned', why],
  ['search-relevance-production', 'kept', ''],
];

it('fits a terminal of 60 columns and cuts nothing off', () => {
  const lines = table(head, rows, 60).split('\n');
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(60);
  const said = lines.join(' ');
  for (const word of [...why.split(' '), 'assistant-', 'abandoned', 'kept']) {
    expect(said).toContain(word);
  }
});

it('leaves every row on its line where nobody says how wide it is', () => {
  const lines = table(head, rows, Infinity).split('\n');
  expect(lines.filter(line => line !== '')).toEqual([
    'Namespace                    State      Why',
    `assistant-development        abandoned  ${why}`,
    'search-relevance-production  kept',
  ]);
});
