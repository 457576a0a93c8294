/** @jest-environment node */
import { toYaml } from '@waymark/platform-api';
import { namespace, seedTree } from './examples/edit';
import { PlatformConfiguration } from './source';

const configuration = new PlatformConfiguration({
  gitopsUrl: 'http://forge.example/meridian/gitops.git',
  portalUrl: 'http://portal.example',
});

it('asks invariants of a tree without configuration, too', () => {
  const { tenants } = namespace('leadership', 'production', {
    profile: 'custom',
    limits: {
      cpu: '500',
      memory: '16Gi',
      memoryLimit: '16Gi',
      storage: '1Gi',
      pods: 3,
    },
  })(seedTree());
  const reading = configuration.of(
    tenants.map(({ path, document }) => ({
      path,
      document,
      content: toYaml(document ?? {}),
    })),
  );
  expect(reading.source).toBe('built-in');
  expect(reading.platform).toBe(configuration.builtIn);
  expect(
    reading.findings.map(({ document, constraint }) => [document, constraint]),
  ).toEqual([
    ['tenants/leadership/production/_namespace.yaml', 'team-ceiling'],
  ]);
});

it('finds nothing wrong with an empty repository', () => {
  expect(configuration.of([])).toMatchObject({
    source: 'built-in',
    findings: [],
  });
});
