import { HistoryCommit } from '@waymark/plugin-changes-common';
import { boundsOf, indexAt } from './moments';

const commit = (position: number): HistoryCommit => ({
  position,
  commit: String(position).repeat(40),
  committedAt: `2026-11-0${position}T10:00:00.000Z`,
  at: `2026-11-0${position}T10:00:00.000Z`,
  actor: 'user:default/ada-okafor',
  door: 'portal',
  confirmed: true,
  approvals: [],
  reason: 'Room for the launch',
  documents: 1,
  url: 'https://forge.example/commit',
});
const commits = [commit(2), commit(4), commit(6)];

it.each([
  [undefined, 2],
  ['4444444', 1],
  ['2026-11-04T10:00:00.000Z', 1],
  ['2026-11-05', 1],
  ['2026-11-01', -1],
  ['2027-01-01', 2],
])('finds what counts at %s', (moment, index) => {
  expect(indexAt(commits, moment, undefined)).toBe(index);
});

it('places a commit that is not among them by where it is on main', () => {
  expect(indexAt(commits, '5555555', undefined)).toBe(-1);
  expect(indexAt(commits, '5555555', { position: 5 })).toBe(1);
  expect(indexAt(commits, '1111111', { position: 1 })).toBe(-1);
});

it('takes days where the reader is', () => {
  const [from, until] = boundsOf('2026-11-04') ?? [];
  expect(new Date(from ?? '').getHours()).toBe(0);
  expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(86_399_999);
  expect(boundsOf('yesterday')).toBeUndefined();
  expect(boundsOf('2026-13-45')).toBeUndefined();
});
