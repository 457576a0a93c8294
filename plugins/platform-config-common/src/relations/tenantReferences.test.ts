import {
  API_VERSION,
  defaultPlatform,
  type PlatformDocument,
} from '@waymark/platform-api';
import { tenantReferencesOf } from './tenantReferences';

const namespace = (
  spec: Partial<Extract<PlatformDocument, { kind: 'TenantNamespace' }>['spec']>,
): PlatformDocument => ({
  apiVersion: API_VERSION,
  kind: 'TenantNamespace',
  metadata: { name: 'assistant-staging' },
  spec: { owner: 'assistant', tier: 'shared-standard', ...spec },
});

const path = 'tenants/assistant/staging/_namespace.yaml';
const named = (document?: PlatformDocument) =>
  tenantReferencesOf({ path, document }, defaultPlatform).map(
    ({ field, kind, name }) => `${field} ${kind} ${name}`,
  );

const place = ['path Team assistant', 'path Environment staging'];

it('finds what a namespace names, and what is used where it names nothing', () => {
  const { defaultTarget } = defaultPlatform.environments.staging;
  expect(named(namespace({}))).toEqual([
    ...place,
    'spec.quota.profile QuotaProfile small',
    `spec.target DeploymentTarget ${defaultTarget}`,
  ]);
  expect(
    named(
      namespace({ quota: { profile: 'large' }, target: 'dedicated-cluster' }),
    ),
  ).toEqual([
    ...place,
    'spec.quota.profile QuotaProfile large',
    'spec.target DeploymentTarget dedicated-cluster',
  ]);
});

it('takes limits of one’s own for no profile', () => {
  const limits = {
    cpu: '1',
    memory: '1Gi',
    memoryLimit: '1Gi',
    storage: '1Gi',
    pods: 5,
  };
  const found = named(namespace({ quota: { profile: 'custom', limits } }));
  expect(found.filter(one => one.includes('QuotaProfile'))).toEqual([]);
});

it('knows what cannot be read by where it lies', () => {
  expect(named()).toEqual(place);
});
