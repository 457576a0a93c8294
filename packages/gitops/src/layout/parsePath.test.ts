import fc from 'fast-check';
import { formatPath, parsePath, type Location } from '.';

const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/);
const location: fc.Arbitrary<Location> = fc.oneof(
  fc.record({ type: fc.constant('platform' as const), kind: name, name }),
  fc.record({
    type: fc.constant('namespace' as const),
    team: name,
    environment: name,
  }),
  fc.record({
    type: fc.constant('workload' as const),
    team: name,
    environment: name,
    service: name,
  }),
  fc.record({ type: fc.constant('grant' as const), id: name }),
);

describe('parsePath', () => {
  it('is the inverse of formatPath', () => {
    fc.assert(
      fc.property(location, wanted => {
        expect(parsePath(formatPath(wanted))).toEqual({
          ok: true,
          location: wanted,
        });
      }),
    );
  });

  it('accepts nothing but what formatPath gives', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'tenants',
        'platform',
        'grants',
        'a',
        '..',
        '.',
        '',
        '_namespace.yaml',
        'a.yaml',
        '.git',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
        const path = pieces.join('/');
        const parsed = parsePath(path);
        expect(parsed.ok ? formatPath(parsed.location) : path).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '',
    '/',
    'tenants',
    'tenants/assistant/development',
    'tenants/assistant/development/',
    'tenants/assistant/development/x.yml',
    'tenants/assistant/development/x/y.yaml',
    'tenants/assistant/development/.yaml',
    'tenants/assistant/development/_x.yaml',
    'tenants/Assistant/development/x.yaml',
    'tenants/../development/x.yaml',
    'tenants/assistant/./x.yaml',
    '/tenants/assistant/development/x.yaml',
    'tenants//development/x.yaml',
    'tenants\\assistant\\development\\x.yaml',
    'tenants/assistant/development/x.yaml\0',
    'tenants/assistant/development/x\u202e.yaml',
    // Cyrillic a.
    'tenants/\u0430ssistant/development/x.yaml',
    'tenants/%2e%2e/development/x.yaml',
    '.git/config',
    '.github/workflows/x.yaml',
    'README.md',
    `tenants/assistant/development/${'x'.repeat(64)}.yaml`,
    `grants/${'x/'.repeat(400)}y.yaml`,
  ])('refuses %j with a finding', path => {
    expect(parsePath(path)).toMatchObject({
      ok: false,
      finding: { constraint: expect.stringMatching(/^path\./) },
    });
  });
});
