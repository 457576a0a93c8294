/** @jest-environment node */
import fc from 'fast-check';
import {
  compile,
  defaultPlatform,
  environmentFieldsSchema,
  examples,
  firstNamespace,
  hasErrors,
  parseDocument,
  promoteFirst,
  SOURCE_COMMIT_ANNOTATION,
  type WebService,
} from '..';
import { webService } from '../__testUtils__/arbitraries';

const image = `a/b@sha256:${'a'.repeat(64)}`;
const commit = 'c'.repeat(40);

function built(document: WebService): WebService {
  const { metadata, spec } = document;
  return {
    ...document,
    metadata: {
      ...metadata,
      annotations: { [SOURCE_COMMIT_ANNOTATION]: commit },
    },
    spec: { ...spec, runtime: { ...spec.runtime, image } },
  };
}

const [example] = examples.flatMap(({ document }) =>
  document.kind === 'WebService' ? [document] : [],
);
const plain = built({
  ...example,
  spec: {
    owner: 'assistant',
    runtime: { language: 'python', size: 'medium' },
    exposure: { type: 'internal', host: 'search.internal.meridian.example' },
    scaling: { minReplicas: 1, maxReplicas: 2, metric: 'memory', target: 60 },
    reliability: { sloClass: 'high', rollout: 'canary' },
    dependencies: [{ name: 'embedding-service' }],
    dataSensitivity: 'confidential',
    onCall: 'somebody-in-development',
  },
});
const options = {
  platform: defaultPlatform,
  from: 'development',
  to: 'staging',
};

function promoted(from: WebService, more: object = {}) {
  const result = promoteFirst(from, { ...options, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
}

describe('promoteFirst', () => {
  it('brings the same digest and behaviour, with the environment’s replicas', () => {
    const { document, changes, findings } = promoted(plain);
    expect(document).toEqual({
      apiVersion: plain.apiVersion,
      kind: 'WebService',
      metadata: {
        name: plain.metadata.name,
        description: plain.metadata.description,
        annotations: { [SOURCE_COMMIT_ANNOTATION]: commit },
      },
      spec: {
        owner: 'assistant',
        runtime: { language: 'python', size: 'medium', image },
        exposure: { type: 'internal' },
        scaling: {
          minReplicas: 2,
          maxReplicas: 4,
          metric: 'memory',
          target: 60,
        },
        reliability: { sloClass: 'high', rollout: 'canary' },
        dependencies: [{ name: 'embedding-service' }],
        dataSensitivity: 'confidential',
      },
    });
    expect(changes.map(({ path }) => path)).toContain('spec.runtime');
    expect(changes.every(change => !('before' in change))).toBe(true);
    expect(findings.map(({ path, severity }) => [path, severity])).toEqual([
      ['spec.dataSensitivity', 'info'],
      ['spec.exposure.host', 'info'],
      ['spec.scaling', 'info'],
    ]);
  });

  it('takes what is said of the environment before all defaults', () => {
    const own = environmentFieldsSchema.parse({
      scaling: { minReplicas: 5, maxReplicas: 6, metric: 'cpu' },
      secrets: [{ name: 'key', providerRef: 'assistant/staging/key' }],
      onCall: 'search-secondary',
    });
    const { document } = promoted(plain, { own });
    expect(document.spec).toMatchObject(own);
  });

  it('gives a document that is valid and compiles there, of any that is complete', () => {
    fc.assert(
      fc.property(webService, any => {
        const from = built({
          ...any,
          spec: { ...any.spec, owner: 'assistant' },
        });
        const { identity, scaling, secrets } = from.spec;
        const own = {
          ...(identity && { identity }),
          ...(secrets && { secrets }),
          ...(scaling.queue && { scaling }),
        };
        const before = JSON.stringify(from);
        const { document } = promoted(from, { own });
        expect(document.spec.runtime.image).toBe(image);
        expect(parseDocument(document).ok).toBe(true);
        expect(JSON.stringify(from)).toBe(before);
        expect(promoted(document, { from: 'staging', own }).document).toEqual(
          document,
        );
      }),
      { numRuns: 200 },
    );
    const { document } = promoted(plain);
    const { objects, findings } = compile(document, {
      platform: defaultPlatform,
      team: 'assistant',
      environment: 'staging',
      target: 'shared-standard',
    });
    expect(hasErrors(findings)).toBe(false);
    expect(objects.some(({ object }) => object.kind === 'Rollout')).toBe(true);
  });

  it.each<[string, WebService, string, object?]>([
    [
      'secrets of which nobody says anything',
      {
        ...plain,
        spec: {
          ...plain.spec,
          secrets: [{ name: 'key', providerRef: 'assistant/development/key' }],
        },
      },
      'spec.secrets promotion.environment-field',
    ],
    [
      'a cloud identity of which nobody says anything',
      {
        ...plain,
        spec: {
          ...plain.spec,
          identity: { cloudAccess: { aws: { roleProfile: 'x' } } },
        },
      },
      'spec.identity promotion.environment-field',
    ],
    [
      'an environment that is not there',
      plain,
      ' promotion.environment',
      { to: 'stagin' },
    ],
    [
      'a step back',
      plain,
      ' promotion.stage',
      { from: 'production', to: 'staging' },
    ],
    [
      'a service that has no image yet',
      { ...plain, spec: { ...plain.spec, runtime: example.spec.runtime } },
      'spec.runtime.image promotion.image',
    ],
    [
      'what is said and not valid',
      plain,
      'spec.scaling.maxReplicas scaling.bounds',
      { own: { scaling: { minReplicas: 5, maxReplicas: 4, metric: 'cpu' } } },
    ],
  ])('refuses %s', (_title, from, expected, more = {}) => {
    const { ok, findings } = promoteFirst(from, { ...options, ...more });
    expect(ok).toBe(false);
    expect(
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ path, constraint }) => `${path} ${constraint}`),
    ).toContain(expected);
    for (const { fix } of findings) expect(fix).not.toBe('');
  });

  it('refuses a namespace', () => {
    const namespace = firstNamespace({
      platform: defaultPlatform,
      team: 'assistant',
      environment: 'development',
    });
    expect(promoteFirst(namespace, options)).toMatchObject({
      ok: false,
      findings: [{ constraint: 'promotion.kind' }],
    });
  });
});
