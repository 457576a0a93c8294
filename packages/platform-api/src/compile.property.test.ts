/** @jest-environment node */
import fc from 'fast-check';
import {
  compile,
  compileCluster,
  defaultPlatform,
  derivedName,
  LABELS,
  parseDocument,
  parseYaml,
  tenantNamespaceName,
  toYaml,
  type CompileContext,
  type KubernetesObject,
  type PlatformDocument,
} from '.';
import { name, tenantNamespace, webService } from './__testUtils__/arbitraries';
import { goldenCases } from './__testUtils__/goldenCases';
import { danglingReferences } from './__testUtils__/references';
import { at, ofKind, texts } from './__testUtils__/shapes';
import { validateObjects } from './__testUtils__/validateObjects';

const TIMEOUT = 60_000;
const environment = fc.constantFrom(
  ...Object.keys(defaultPlatform.environments),
);

function contextOf(document: PlatformDocument, stage: string): CompileContext {
  const target =
    document.kind === 'TenantNamespace' ? document.spec.target : undefined;
  return {
    platform: defaultPlatform,
    team: document.spec.owner,
    environment: stage,
    target: target ?? 'shared-standard',
  };
}

/** Through the parser, as every door does it. */
function objectsOf(input: unknown, stage: string): KubernetesObject[] {
  const parsed = parseDocument(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const { objects, findings } = compile(
    parsed.document,
    contextOf(parsed.document, stage),
  );
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return objects.map(({ object }) => object);
}

function baselineOf(owner: string, stage: string): KubernetesObject[] {
  return objectsOf(
    {
      apiVersion: 'platform.waymark.dev/v1alpha1',
      kind: 'TenantNamespace',
      metadata: { name: tenantNamespaceName(owner, stage) },
      spec: { owner, tier: 'shared-standard' },
    },
    stage,
  );
}

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, shuffled(entry)]),
  );
}

describe('compile', () => {
  it('gives 15 to 20 objects for an ordinary service', () => {
    const ordinary = goldenCases().filter(
      golden => golden.name === 'web-ordinary',
    );
    const { objects } = compile(ordinary[0].document, ordinary[0].context);
    expect(objects.length).toBeGreaterThanOrEqual(15);
    expect(objects.length).toBeLessThanOrEqual(20);
  });

  it(
    'compiles any valid service with every reference resolved',
    () => {
      fc.assert(
        fc.property(webService, environment, (document, stage) => {
          const objects = objectsOf(document, stage);
          const baseline = baselineOf(document.spec.owner, stage);
          expect(
            danglingReferences(objects, baseline, defaultPlatform),
          ).toEqual([]);
        }),
        { numRuns: 400 },
      );
    },
    TIMEOUT,
  );

  it(
    'compiles any valid namespace',
    () => {
      fc.assert(
        fc.property(tenantNamespace, ({ document, environment: stage }) => {
          expect(objectsOf(document, stage)).toHaveLength(19);
        }),
        { numRuns: 200 },
      );
    },
    TIMEOUT,
  );

  it(
    'labels everything, names everything once, and keeps names in bounds',
    () => {
      const required = [
        LABELS.team,
        LABELS.environment,
        LABELS.costCenter,
        LABELS.offering,
        LABELS.offeringVersion,
        LABELS.name,
        LABELS.managedBy,
      ];
      fc.assert(
        fc.property(webService, environment, (document, stage) => {
          const objects = objectsOf(document, stage);
          const names = objects.map(
            ({ kind, metadata }) => `${kind}/${metadata.name}`,
          );
          expect(new Set(names).size).toBe(names.length);
          for (const { metadata } of objects) {
            expect(Object.keys(metadata.labels)).toEqual(
              expect.arrayContaining(required),
            );
            expect(metadata.name.length).toBeLessThanOrEqual(63);
            for (const value of Object.values(metadata.labels)) {
              expect(value).toMatch(
                /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/,
              );
            }
          }
        }),
        { numRuns: 200 },
      );
    },
    TIMEOUT,
  );

  it(
    'keeps version and offering out of selectors and pods',
    () => {
      fc.assert(
        fc.property(webService, document => {
          const objects = objectsOf(document, 'development');
          const [workload] = ofKind(objects, 'Deployment', 'Rollout');
          const selector = texts(
            at(workload, 'spec', 'selector', 'matchLabels'),
          );
          const pod = texts(
            at(workload, 'spec', 'template', 'metadata', 'labels'),
          );
          expect(Object.keys(selector)).toEqual([LABELS.name, LABELS.instance]);
          expect(pod).not.toHaveProperty([LABELS.offering]);
          expect(pod).not.toHaveProperty([LABELS.offeringVersion]);
        }),
      );
    },
    TIMEOUT,
  );

  it(
    'runs pods by the restricted Pod Security Standard, from an image by digest',
    () => {
      fc.assert(
        fc.property(webService, document => {
          const objects = objectsOf(document, 'staging');
          const [workload] = ofKind(objects, 'Deployment', 'Rollout');
          const pod = at(workload, 'spec', 'template', 'spec');
          const container = at(pod, 'containers', 0);
          expect(pod).toMatchObject({
            automountServiceAccountToken: false,
            securityContext: {
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
          });
          expect(container).toMatchObject({
            image: expect.stringMatching(/@sha256:[0-9a-f]{64}$/),
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            resources: {
              requests: { cpu: expect.any(String), memory: expect.any(String) },
              limits: { memory: expect.any(String) },
            },
          });
          const limited =
            at(container, 'resources', 'limits', 'cpu') !== undefined;
          expect(limited).toBe(document.spec.runtime.cpuBurst === false);
        }),
      );
    },
    TIMEOUT,
  );

  it(
    'gives equal bytes for equal input, in whatever order its keys come',
    () => {
      const bytes = (input: unknown, stage: string) =>
        objectsOf(input, stage).map(toYaml).join('---\n');
      fc.assert(
        fc.property(webService, environment, (document, stage) => {
          const first = bytes(document, stage);
          expect(bytes(structuredClone(document), stage)).toBe(first);
          expect(bytes(shuffled(document), stage)).toBe(first);
        }),
        { numRuns: 100 },
      );
    },
    TIMEOUT,
  );

  it(
    'does not change its input',
    () => {
      fc.assert(
        fc.property(webService, document => {
          const before = JSON.stringify(document);
          compile(document, contextOf(document, 'staging'));
          expect(JSON.stringify(document)).toBe(before);
        }),
      );
    },
    TIMEOUT,
  );

  it(
    'survives YAML: what is written reads back the same',
    () => {
      fc.assert(
        fc.property(webService, document => {
          const parsed = parseYaml(toYaml(document));
          expect(parsed).toMatchObject({ ok: true, document });
        }),
        { numRuns: 100 },
      );
    },
    TIMEOUT,
  );

  it(
    'gives objects that the generated validators accept',
    () => {
      const services = fc.sample(webService, {
        numRuns: 150,
        seed: 20_261_121,
      });
      const namespaces = fc.sample(tenantNamespace, {
        numRuns: 30,
        seed: 20_261_121,
      });
      const objects = [
        ...compileCluster(defaultPlatform, 'local').map(({ object }) => object),
        ...services.flatMap(document => objectsOf(document, 'production')),
        ...namespaces.flatMap(({ document, environment: stage }) =>
          objectsOf(document, stage),
        ),
        ...goldenCases().flatMap(({ document, context }) =>
          compile(document, context).objects.map(({ object }) => object),
        ),
      ];
      expect(validateObjects(objects)).toEqual([]);
    },
    TIMEOUT,
  );

  it('would notice: the validators refuse a broken object', () => {
    const broken = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'x', labels: {} },
      spec: { replicas: 'two' },
    };
    expect(validateObjects([broken])).toHaveLength(1);
  });
});

describe('derivedName', () => {
  it('stays a name, and long names that differ stay different', () => {
    fc.assert(
      fc.property(name, name, name, (first, second, other) => {
        const derived = derivedName(first, second);
        expect(derived).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
        fc.pre(second !== other);
        expect(derivedName(first, other)).not.toBe(derived);
      }),
      { numRuns: 2_000 },
    );
  });
});
