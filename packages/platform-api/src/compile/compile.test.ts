/** @jest-environment node */
import {
  compile,
  defaultPlatform,
  examples,
  platformSchema,
  type CompileContext,
  type PlatformDocument,
  type WebService,
} from '..';
import { goldenCases } from '../__testUtils__/goldenCases';
import { at, list, ofKind } from '../__testUtils__/shapes';

const context: CompileContext = {
  platform: defaultPlatform,
  team: 'assistant',
  environment: 'development',
  target: 'shared-standard',
};

function service(change: Partial<WebService['spec']>): WebService {
  const [{ document }] = examples;
  if (document.kind !== 'WebService') throw new Error('not a service');
  return { ...document, spec: { ...document.spec, ...change } };
}

function findings(
  document: PlatformDocument,
  change: Partial<CompileContext> = {},
) {
  const result = compile(document, { ...context, ...change });
  return {
    ...result,
    constraints: result.findings.map(
      ({ constraint, severity }) => `${severity} ${constraint}`,
    ),
  };
}

describe('findings of compile', () => {
  it.each<
    [string, Partial<WebService['spec']>, Partial<CompileContext>, string]
  >([
    ['another team’s document', { owner: 'security' }, {}, 'error owner.path'],
    [
      'an unknown environment',
      {},
      { environment: 'prodution' },
      'error context.environment',
    ],
    ['an unknown target', {}, { target: 'moon' }, 'error context.target'],
    [
      'a name of the prototype',
      {},
      { environment: 'constructor' },
      'error context.environment',
    ],
    [
      'an unknown AWS profile',
      { identity: { cloudAccess: { aws: { roleProfile: 'root' } } } },
      {},
      'error identity.profile',
    ],
    [
      'a host of nobody',
      { exposure: { type: 'internal', host: 'a.example.org' } },
      {},
      'error exposure.host',
    ],
    [
      'no such gateway',
      { exposure: { type: 'public', tls: 'strict', waf: 'standard' } },
      {},
      'error exposure.gateway',
    ],
    [
      'another region',
      { placement: { region: 'mars-1' } },
      {},
      'error placement.region',
    ],
    [
      'an unknown zone',
      { placement: { complianceZone: 'eu-gdpr' } },
      {},
      'error placement.compliance-zone',
    ],
    [
      'itself as dependency',
      { dependencies: [{ name: 'document-search' }] },
      {},
      'error dependency.self',
    ],
    [
      'a request above its limit',
      {
        runtime: {
          language: 'go',
          size: 'custom',
          resources: {
            cpuRequest: '1',
            memoryRequest: '2Gi',
            memoryLimit: '1Gi',
          },
        },
      },
      {},
      'error resources.bounds',
    ],
    [
      'a custom size',
      {
        runtime: {
          language: 'go',
          size: 'custom',
          resources: {
            cpuRequest: '1',
            memoryRequest: '1Gi',
            memoryLimit: '1Gi',
          },
        },
      },
      {},
      'warning size.review',
    ],
    [
      'no bursting',
      { runtime: { language: 'go', size: 'small', cpuBurst: false } },
      {},
      'warning cpu.limit',
    ],
    [
      'restricted data on shared nodes',
      { dataSensitivity: 'restricted' },
      {},
      'warning sensitivity.tier',
    ],
    [
      'one replica of a critical service',
      {
        scaling: { minReplicas: 1, maxReplicas: 2, metric: 'cpu' },
        reliability: { sloClass: 'critical', rollout: 'canary' },
      },
      {},
      'warning availability.replicas',
    ],
    [
      'a public route',
      { exposure: { type: 'public' } },
      {},
      'info exposure.public',
    ],
    ['no image', {}, {}, 'info image.bootstrap'],
    ['no cost center', {}, { costCenter: 'unassigned' }, 'warning cost-center'],
    [
      'an unknown team',
      { owner: 'asistant' },
      { team: 'asistant' },
      'warning cost-center',
    ],
  ])('says so for %s', (_what, change, other, expected) => {
    const { constraints, objects } = findings(service(change), other);
    expect(constraints).toContain(expected);
    expect(objects.length > 0).toBe(!expected.startsWith('error'));
  });

  it('names what was probably meant', () => {
    const { findings: found } = findings(service({}), {
      environment: 'prodution',
    });
    expect(found[0].fix).toBe('Did you mean "production"?');
  });

  it('refuses a namespace under another name, tier or quota', () => {
    const [, , { document }] = examples;
    if (document.kind !== 'TenantNamespace') throw new Error('not a namespace');
    const wrong: PlatformDocument = {
      ...document,
      metadata: { name: 'mine' },
      spec: {
        ...document.spec,
        tier: 'dedicated-cluster',
        target: 'dedicated-cluster',
        quota: { profile: 'large' },
      },
    };
    const sandbox: PlatformDocument = {
      ...document,
      spec: { ...document.spec, tier: 'sandbox', quota: { profile: 'large' } },
    };
    expect(findings(wrong).constraints).toEqual(
      expect.arrayContaining([
        'error namespace.name',
        'error namespace.target',
        'error tier.target',
      ]),
    );
    expect(findings(sandbox).constraints).toContain('error quota.tier');
  });
});

describe('usage', () => {
  it('is the requests at both bounds', () => {
    const { usage } = compile(
      service({
        scaling: { minReplicas: 3, maxReplicas: 7, metric: 'cpu' },
        runtime: { language: 'go', size: 'medium' },
      }),
      context,
    );
    expect(usage).toEqual({
      atMinReplicas: { cpuCores: 1.5, memoryBytes: 3 * 768 * 2 ** 20 },
      atMaxReplicas: { cpuCores: 3.5, memoryBytes: 7 * 768 * 2 ** 20 },
    });
  });
});

describe('pods', () => {
  it('set no CPU limit unless bursting is given up', () => {
    const limits = (cpuBurst?: boolean) => {
      const { objects } = compile(
        service({
          runtime: {
            language: 'go',
            size: 'small',
            ...(cpuBurst === undefined ? {} : { cpuBurst }),
          },
        }),
        context,
      );
      const [workload] = ofKind(
        objects.map(({ object }) => object),
        'Deployment',
      );
      return at(
        workload,
        'spec',
        'template',
        'spec',
        'containers',
        0,
        'resources',
        'limits',
      );
    };
    expect(limits()).toEqual({ memory: '512Mi' });
    expect(limits(true)).toEqual({ memory: '512Mi' });
    expect(limits(false)).toEqual({ cpu: '250m', memory: '512Mi' });
  });

  it('run on the dedicated nodes of their target, and tolerate their taint', () => {
    const { objects } = compile(service({}), {
      ...context,
      target: 'shared-sensitive',
    });
    const [workload] = ofKind(
      objects.map(({ object }) => object),
      'Deployment',
    );
    expect(at(workload, 'spec', 'template', 'spec')).toMatchObject({
      nodeSelector: { 'platform.waymark.dev/node-pool': 'sensitive' },
      tolerations: [
        { key: 'platform.waymark.dev/node-pool', value: 'sensitive' },
      ],
    });
  });
});

describe('the deployer of a namespace', () => {
  it('holds what a workload’s role grants, else the API server refuses it', () => {
    const objects = goldenCases().flatMap(golden =>
      compile(golden.document, golden.context).objects.map(
        ({ object }) => object,
      ),
    );
    const deployers = ofKind(objects, 'Role').filter(
      ({ metadata }) => metadata.name === 'waymark-deployer',
    );
    const granted = ofKind(objects, 'Role').filter(
      ({ metadata }) => !metadata.name.startsWith('waymark-'),
    );
    const held = list(at(deployers[0], 'rules'));
    for (const rule of granted.flatMap(role => list(at(role, 'rules')))) {
      const covering = held.filter(
        other =>
          at(other, 'apiGroups', 0) === at(rule, 'apiGroups', 0) &&
          list(at(rule, 'resources')).every(resource =>
            list(at(other, 'resources')).includes(resource),
          ) &&
          list(at(rule, 'verbs')).every(verb =>
            list(at(other, 'verbs')).includes(verb),
          ),
      );
      expect(covering).not.toEqual([]);
    }
  });
});

describe('defaultPlatform', () => {
  it('is a valid platform', () => {
    expect(platformSchema.safeParse(defaultPlatform).error).toBeUndefined();
  });
});
