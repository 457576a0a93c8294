import type { TenantNamespace } from '@waymark/platform-api';
import { seedDocuments } from '../platform/seed';
import { organizationAllocations, teamAllocations } from './allocation';

const GIB = 2 ** 30;
const documents = seedDocuments();

const namespace = (quota?: TenantNamespace['spec']['quota']) => ({
  apiVersion: 'platform.waymark.dev/v1alpha1' as const,
  kind: 'TenantNamespace' as const,
  metadata: { name: 'risk-models-development' },
  spec: { owner: 'risk-models', tier: 'shared-standard' as const, quota },
});

it('counts the teams’ quotas against the organization’s ceiling, each GPU type by itself', () => {
  const found = organizationAllocations({ documents });
  expect(
    found.map(({ measure, gpuType }) => [measure, gpuType].join(' ').trim()),
  ).toEqual(['cpu', 'memory', 'gpus nvidia-h100', 'gpus nvidia-l4']);
  const [cpu, , h100] = found;
  expect(cpu?.ceiling).toBe(3072);
  expect(cpu?.allocated).toBe(
    cpu?.shares.reduce((sum, { amount }) => sum + amount, 0),
  );
  expect(h100).toMatchObject({ ceiling: 8 });
  expect(h100?.shares[0]).toEqual({ name: 'risk-models', amount: 4 });
});

it('counts a team’s namespaces by profile or by limits of their own', () => {
  const [cpu, memory, gpus] = teamAllocations({ documents }, 'risk-models', [
    { name: 'development', document: namespace() },
    {
      name: 'production',
      document: namespace({
        profile: 'custom',
        limits: {
          cpu: '40',
          memory: '64Gi',
          memoryLimit: '96Gi',
          storage: '100Gi',
          pods: 100,
          gpus: 2,
        },
      }),
    },
  ]);
  expect(cpu).toMatchObject({ ceiling: 384, allocated: 48 });
  expect(cpu?.shares.map(({ name }) => name)).toEqual([
    'production',
    'development',
  ]);
  expect(memory).toMatchObject({ allocated: 80 * GIB });
  expect(gpus).toMatchObject({ ceiling: 8, allocated: 2 });
});

it('has no ceiling where none is written', () => {
  const [cpu] = teamAllocations({ documents: new Map() }, 'nobody', []);
  expect(cpu).toEqual({ measure: 'cpu', allocated: 0, shares: [] });
});
