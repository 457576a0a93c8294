import { ROLES } from './roles';
import { ACCESS_TABLE } from './table';

describe('ACCESS_TABLE', () => {
  it.each(ACCESS_TABLE.map(entry => [entry.permission, entry] as const))(
    '%s says what it is, why, and gives admin everything',
    (_, entry) => {
      expect(entry.what).toMatch(/^[a-z]/);
      expect(entry.reason).toMatch(/^[A-Z].*\.$/);
      expect([entry.grants.admin, entry.grants['signed-in']]).toContain('all');
    },
  );

  it('names each permission once and known grantees only', () => {
    const names = ACCESS_TABLE.map(entry => entry.permission);
    expect(new Set(names).size).toBe(names.length);
    const known = new Set<string>([...ROLES, 'signed-in']);
    const named = ACCESS_TABLE.flatMap(entry => Object.keys(entry.grants));
    expect(named.filter(grantee => !known.has(grantee))).toEqual([]);
  });
});
