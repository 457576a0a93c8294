import { Kinds } from './kinds';

const reader = (prefix: string) => ({
  prefix,
  read: () => ({ findings: [] }),
});

describe('Kinds', () => {
  it('takes each folder once, below platform/ or grants/', () => {
    const kinds = new Kinds();
    kinds.addKind(reader('platform/quotas/'));
    kinds.addKind(reader('platform/'));
    expect(() => kinds.addKind(reader('platform/quotas/'))).toThrow(/already/);
    expect(() => kinds.addKind(reader('tenants/x/'))).toThrow(/below/);
    expect(() => kinds.addKind(reader('platform/quotas'))).toThrow(/slash/);
  });
});
