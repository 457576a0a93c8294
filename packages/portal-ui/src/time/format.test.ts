import { formatAgo, formatAhead, formatDuration } from './format';

const now = new Date('2026-05-04T12:00:00Z');
const before = (ms: number) => formatAgo(new Date(now.getTime() - ms), now);

it.each([
  [-5_000, 'just now'],
  [1_999, 'just now'],
  [2_000, '2 s ago'],
  [59_999, '59 s ago'],
  [60_000, '1 min ago'],
  [3_599_999, '59 min ago'],
  [3_600_000, '1 h ago'],
  [86_400_000, '1 d ago'],
  [30 * 86_400_000, '2026-04-04'],
])('says how long ago %i ms is', (ms, words) => {
  expect(before(ms)).toBe(words);
});

it.each([
  [-60_000, '1 min ago'],
  [1, 'in 1 s'],
  [59_000, 'in 59 s'],
  [60_001, 'in 2 min'],
  [7_200_000, 'in 2 h'],
  [3 * 86_400_000, 'in 3 d'],
  [30 * 86_400_000, '2026-06-03'],
])('says how far ahead %i ms is', (ms, words) => {
  expect(formatAhead(new Date(now.getTime() + ms), now)).toBe(words);
});

it.each([
  [0, '0 ms'],
  [819.6, '820 ms'],
  [4_200, '4.2 s'],
  [72_000, '1 min 12 s'],
])('says %i ms with its unit', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});
