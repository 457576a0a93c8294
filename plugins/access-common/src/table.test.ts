import { ROLES } from './roles';
import { ACCESS_TABLE } from './table';

describe('ACCESS_TABLE', () => {
  it.each(ACCESS_TABLE.map(entry => [entry.permission, entry] as const))(
    '%s says what it is and why',
    (_, entry) => {
      expect(entry.what).toMatch(/^[a-z]/);
      expect(entry.reason).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('gives admin everything that is for people', () => {
    const withoutAdmin = ACCESS_TABLE.filter(
      ({ grants }) => grants.admin !== 'all' && grants['signed-in'] !== 'all',
    );
    expect(withoutAdmin.map(({ permission }) => permission)).toEqual([
      'approvals.grant.write',
    ]);
  });

  it('names each permission once and known grantees only', () => {
    const names = ACCESS_TABLE.map(entry => entry.permission);
    expect(new Set(names).size).toBe(names.length);
    const known = new Set<string>([...ROLES, 'signed-in']);
    const named = ACCESS_TABLE.flatMap(entry => Object.keys(entry.grants));
    expect(named.filter(grantee => !known.has(grantee))).toEqual([]);
  });
});
