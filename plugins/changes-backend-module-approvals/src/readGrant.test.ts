import type { GrantConfirmation } from '@waymark/plugin-approvals-common';
import { grantHash } from '@waymark/plugin-approvals-node';
import { readGrant } from './readGrant';
import { refuseGrant } from './refuseGrant';

const ID = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const PATH = `grants/${ID}.yaml`;
const GRANT = `apiVersion: platform.waymark.dev/v1alpha1
kind: Grant
metadata:
  name: ${ID}
spec:
  request: ${ID}
  decision: 0f1b7d52-6c1e-4a0e-9c86-9f5a4b8f2a11
  kind: quota
  subject: namespace:assistant-staging
  subjectHash: 3f6c1a2b9d
  requester: user:default/ada-okafor
  approvers:
    - part: platform
      by: user:default/emil-sorensen
  grantedAt: '2026-11-21T14:00:00.000Z'
`;

it('reads a grant', () => {
  expect(readGrant(GRANT, PATH)).toEqual({
    kind: 'Grant',
    name: ID,
    findings: [],
  });
});

it.each([
  ['another path', GRANT, 'grants/x.yaml', 'metadata.name'],
  [
    'no approver',
    GRANT.replace(/ {4}- part.*\n.*\n/, ''),
    PATH,
    'spec.approvers',
  ],
  ['a field too many', `${GRANT}  admin: true\n`, PATH, 'spec.admin'],
  ['another kind', GRANT.replace('kind: Grant', 'kind: Role'), PATH, 'kind'],
  ['an alias', 'a: &a 1\nb: *a\n', PATH, ''],
  ['a duplicate key', `${GRANT}kind: Grant\n`, PATH, ''],
  ['a prototype', '{"__proto__": {"x": 1}}', PATH, '__proto__'],
  ['nothing', '', PATH, ''],
])('refuses %s', (_, content, path, field) => {
  const [first] = readGrant(content, path).findings;
  expect(first).toMatchObject({ path: field, severity: 'error' });
});

const ACCESS = GRANT.replace(/ {2}approvers:\n.*\n.*\n/, '  approvers: []\n')
  .replace('kind: quota', 'kind: break-glass')
  .concat(
    `  expiresAt: '2026-11-21T15:00:00.000Z'
  access:
    team: assistant
    environment: staging
    namespace: assistant-staging
    person: user:default/ada-okafor
    user: ada.okafor@meridian.example
    role: deployer
    reason: The queue is stuck.
`,
  );

it('reads access that is given', () => {
  expect(readGrant(ACCESS, PATH)).toEqual({
    kind: 'Grant',
    name: ID,
    findings: [],
    access: {
      id: ID,
      team: 'assistant',
      environment: 'staging',
      person: 'user:default/ada-okafor',
      user: 'ada.okafor@meridian.example',
      role: 'deployer',
      reason: 'The queue is stuck.',
      expiresAt: '2026-11-21T15:00:00.000Z',
    },
  });
});

it.each([
  ['another namespace', 'namespace: assistant-s', 'namespace: security-s'],
  ['a role of its own', 'role: deployer', 'role: cluster-admin'],
  ['no end', / {2}expiresAt.*\n/, ''],
])('gives none with %s', (_, from, to) => {
  const { access, findings } = readGrant(ACCESS.replace(from, to), PATH);
  expect(access).toBeUndefined();
  expect(findings).toHaveLength(1);
});

/** A history that holds one commit. */
const history = (commit: string) => async (asked: string) => asked === commit;

it.each<[string, Partial<GrantConfirmation>, string | undefined]>([
  ['known', { confirmed: true, because: 'known' }, undefined],
  // The clock is the approvals service's: it removes what is over.
  ['over, and still there', { because: 'expired' }, undefined],
  ['unknown', { because: 'unknown' }, 'grant.confirmed'],
  ['changed', { because: 'changed' }, 'grant.confirmed'],
  ['ended before', { because: 'ended', endedBy: 'a' }, 'grant.ended'],
  ['ended after the commit', { because: 'ended', endedBy: 'b' }, undefined],
])('asks whether access counts: %s', async (_, answer, constraint) => {
  const found = await refuseGrant(
    { path: PATH, content: ACCESS, contains: history('a') },
    async (id, hash) => {
      expect([id, hash]).toEqual([ID, grantHash(ACCESS)]);
      return { confirmed: false, because: 'known', ...answer };
    },
  );
  expect(found?.constraint).toBe(constraint);
});
