import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApprovalContext } from '@waymark/plugin-approvals-node';
import { Kinds } from './Kinds';

const base: ApprovalContext = {
  costReviewFrom: 500,
  approvers: {
    reviewers: ['group:default/security'],
    platform: ['group:default/platform-engineers', 'group:default/admins'],
  },
};
const kinds = new Kinds();
const needed = (id: string, context: Partial<ApprovalContext> = {}) =>
  kinds
    .get(id)
    .requirements({ ...base, ...context })
    .map(part => part.id);

it.each<[string, Partial<ApprovalContext>, string[]]>([
  ['configuration-change', {}, ['platform']],
  [
    'configuration-change',
    { environment: 'production' },
    ['platform', 'production'],
  ],
  ['configuration-change', { monthlyCost: 500 }, ['platform', 'cost']],
  ['production-change', {}, ['production']],
  ['production-change', { sensitivity: 'internal' }, ['production']],
  ['production-change', { sensitivity: 'restricted' }, ['production', 'data']],
  ['production-change', { monthlyCost: 9000 }, ['production']],
  ['public-route', {}, ['security']],
  ['public-route', { sensitivity: 'confidential' }, ['security', 'data']],
  ['custom-size', { monthlyCost: 499 }, ['platform']],
  ['quota', { monthlyCost: 501 }, ['platform', 'cost']],
  ['unpaved-request', { sensitivity: 'restricted' }, ['platform']],
  ['exception', {}, ['security', 'platform']],
  ['break-glass', { environment: 'production' }, ['review']],
])('%s with %j needs %j', (id, context, expected) => {
  expect(needed(id, context)).toEqual(expected);
});

it('are at least one part each, whatever is asked for, with ids that differ', () => {
  for (const kind of kinds.list()) {
    const ids = needed(kind.id, {
      environment: 'production',
      sensitivity: 'restricted',
      monthlyCost: 1e6,
    });
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('ask those that the environment names, as many as it wants', () => {
  const environment = { groups: ['group:default/stewards'], quorum: 2 };
  const of = (id: string, groups = environment.groups) =>
    kinds.get(id).requirements({
      ...base,
      environment: 'production',
      approvers: { ...base.approvers, environment: { groups, quorum: 2 } },
    });
  expect(of('production-change')).toMatchObject([
    { id: 'production', ...environment },
  ]);
  // The platform itself: one part, and two people for it.
  expect(
    of('configuration-change', [...base.approvers.platform]),
  ).toMatchObject([{ id: 'platform', quorum: 2 }]);
});

it.each(kinds.list())('$id weighs what changes its parts', ({ id, weighs }) => {
  const usual = needed(id);
  const changing = [
    { field: 'monthlyCost', parts: needed(id, { monthlyCost: 500 }) },
    { field: 'sensitivity', parts: needed(id, { sensitivity: 'restricted' }) },
  ].flatMap(({ field, parts }) =>
    parts.join() === usual.join() ? [] : [field],
  );
  expect(weighs ?? []).toEqual(expect.arrayContaining(changing));
});

it('take a kind of a module once', () => {
  const more = new Kinds();
  const kind = { ...more.get('quota'), id: 'gpu-night' };
  more.addKind(kind);
  expect(more.get('gpu-night')).toBe(kind);
  expect(() => more.addKind(kind)).toThrow('registered already');
  expect(() => more.addKind({ ...kind, id: '__proto__' })).toThrow('no id');
  expect(() => more.get('free-lunch')).toThrow('There is no kind free-lunch');
});

it('are in the reference with who opens them, and when they are due and end', async () => {
  const reference = await readFile(
    path.resolve(
      __dirname,
      '../../../../docs/reference/changes-approvals-history.md',
    ),
    'utf8',
  );
  const rows = [
    ...reference.matchAll(
      /^\| `([a-z-]+)` +\| ([^|]+?) +\|[^|]+\| (\d+) days +\| (\d+) days +\|$/gm,
    ),
  ].map(([, id, openedBy, due, ends]) => ({
    id,
    byPeople: openedBy === 'people',
    due: Number(due),
    ends: Number(ends),
  }));
  expect(rows).toEqual(
    kinds.list().map(({ dueIn, expiresIn, id, openedBy }) => ({
      id,
      byPeople: openedBy === 'people',
      due: dueIn.days,
      ends: expiresIn.days,
    })),
  );
});
