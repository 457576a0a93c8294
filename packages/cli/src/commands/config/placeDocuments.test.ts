import { placeDocuments } from './placeDocuments';

const team = (name: string) => `apiVersion: platform.waymark.dev/v1alpha1
kind: Team
metadata:
  name: ${name}
spec:
  title: Growth
  costCenter: CC-1
  group: growth
  onCall: growth-primary
`;

it('keeps what lies as in a clone where it lies, whatever it says', () => {
  const file = (path: string) => ({ file: path, text: 'broken: [' });
  const { homeless, placed } = placeDocuments([
    file('/home/ada/my platform/gitops/platform/teams/growth.yaml'),
    file('tenants/assistant/staging/_namespace.yaml'),
    file('C:\\gitops\\tenants\\assistant\\staging\\gateway.yaml'),
  ]);
  expect(placed.map(({ path }) => path)).toEqual([
    'platform/teams/growth.yaml',
    'tenants/assistant/staging/_namespace.yaml',
    'tenants/assistant/staging/gateway.yaml',
  ]);
  expect(homeless).toEqual([]);
});

it('asks a document elsewhere for its place, and tells why it has none', () => {
  const { homeless, placed } = placeDocuments([
    { file: 'new-team.yaml', text: team('growth') },
    { file: 'platform/growth.yaml', text: team('growth') },
    { file: 'broken.yaml', text: team('Growth!') },
  ]);
  expect(placed.map(({ path }) => path)).toEqual([
    'platform/teams/growth.yaml',
    'platform/teams/growth.yaml',
  ]);
  expect(homeless).toMatchObject([
    { file: 'broken.yaml', findings: [{ path: 'metadata.name' }] },
  ]);
});

it('leaves out the records of approvals that a clone holds', () => {
  const record = 'gitops/grants/9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41.yaml';
  const { homeless, placed, records } = placeDocuments([
    { file: record, text: 'kind: Grant' },
    { file: 'gitops/platform/teams/growth.yaml', text: team('growth') },
  ]);
  expect(records).toEqual([record]);
  expect(homeless).toEqual([]);
  expect(placed).toHaveLength(1);
});
