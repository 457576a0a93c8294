import { readGrant } from './readGrant';

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
