/** @jest-environment node */
import { all, namespace, seedTree } from '../examples/edit';
import { teamCeiling } from './teamCeiling';

const cores = (cpu: number) => ({
  profile: 'custom' as const,
  limits: {
    cpu: String(cpu),
    memory: '16Gi',
    memoryLimit: '16Gi',
    storage: '1Gi',
    pods: 3,
  },
});

it('blames the namespace that goes over, by path, whatever order they were read in', () => {
  const tree = all(
    namespace('leadership', 'staging', cores(1)),
    namespace('leadership', 'production', cores(300)),
    namespace('leadership', 'development', cores(100)),
  )(seedTree());
  expect(teamCeiling.check(tree)).toEqual([
    expect.objectContaining({
      document: 'tenants/leadership/production/_namespace.yaml',
      value: '300 cores',
      message:
        'With 300 cores, namespace "leadership-production" goes over: team "leadership" would hold 401 cores, and its quota is 384 cores.',
    }),
  ]);
});

it('lets a team use its quota to the last core', () => {
  const tree = all(
    namespace('leadership', 'production', cores(284)),
    namespace('leadership', 'development', cores(100)),
  )(seedTree());
  expect(teamCeiling.check(tree)).toEqual([]);
});
