import { decideReach } from './decide';
import { denialFrom, explainDenial } from './denial';

describe('decideReach', () => {
  it('takes the widest grant of a person', () => {
    expect(decideReach('tenants.run.create', ['developer'])).toBe('own');
    expect(decideReach('tenants.run.create', ['developer', 'admin'])).toBe(
      'all',
    );
  });

  it('gives a person without a role what everyone has, and no more', () => {
    expect(decideReach('catalog.entity.read', [])).toBe('all');
    expect(decideReach('catalog.entity.delete', [])).toBe('own');
    expect(decideReach('scaffolder.task.create', [])).toBe('none');
  });

  it('denies what the table does not know', () => {
    expect(decideReach('unheard.of', ['admin'])).toBe('none');
  });
});

describe('explainDenial', () => {
  it('says what is denied, why, and who can change it', () => {
    expect(explainDenial('tenants.run.create', 'risk-models')).toEqual({
      permission: 'tenants.run.create',
      roles: ['developer', 'platform-engineer', 'admin'],
      team: 'risk-models',
      reason:
        'You may not provision for team risk-models. A developer provisions for a team they belong to.',
      whoCanGrant:
        'Team risk-models adds you to its group, or an admin adds you to a group with the role developer, platform engineer, or admin.',
    });
  });

  it('offers no role that the person has already', () => {
    const { reason, roles, whoCanGrant } = explainDenial(
      'approvals.request.read',
      undefined,
      'own',
    );
    expect(roles).toEqual([
      'reviewer',
      'platform-engineer',
      'operator',
      'admin',
    ]);
    expect(reason).toMatch(/^You may not read .* outside your own teams\. /);
    expect(whoCanGrant).not.toContain('developer');
    expect(
      explainDenial('approvals.request.read', 'risk-models', 'own').whoCanGrant,
    ).toMatch(/^Team risk-models adds you to its group, or an admin adds/);
  });

  it('says so when a permission is in no table', () => {
    expect(explainDenial('unheard.of')).toMatchObject({
      roles: [],
      reason: expect.stringContaining('not in Waymark'),
    });
  });

  it('is read back out of an error response', () => {
    const denial = explainDenial('changes.reconciler.run');
    const body = { error: { name: 'DeniedError', message: '', ...denial } };
    expect(denialFrom(body)).toEqual(denial);
    expect(denialFrom({ error: { name: 'NotFoundError' } })).toBeUndefined();
  });
});
