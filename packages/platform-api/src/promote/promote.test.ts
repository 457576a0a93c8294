/** @jest-environment node */
import fc from 'fast-check';
import {
  compareApiVersions,
  examples,
  parseDocument,
  promote,
  PROMOTABLE_FIELDS,
  SOURCE_COMMIT_ANNOTATION,
  type FieldChange,
  type PlatformDocument,
  type PromotionOptions,
  type WebService,
} from '..';
import { webService } from '../__testUtils__/arbitraries';
import { at } from '../__testUtils__/shapes';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const hex = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'),
  minLength: 64,
  maxLength: 64,
});
const sha = hex.map(text => text.slice(0, 40));

/** Two documents of one service; the first was built by CI. */
const pair = fc
  .tuple(webService, webService, hex, sha)
  .map(([first, second, image, commit]): [WebService, WebService] => [
    built(first, `registry.example/a/b@sha256:${image}`, commit),
    {
      ...second,
      metadata: { ...second.metadata, name: first.metadata.name },
      spec: { ...second.spec, owner: first.spec.owner },
    },
  ]);

function built(document: WebService, image: string, commit?: string) {
  const { metadata, spec } = document;
  return {
    ...document,
    metadata: {
      ...metadata,
      ...(commit
        ? { annotations: { [SOURCE_COMMIT_ANNOTATION]: commit } }
        : {}),
    },
    spec: { ...spec, runtime: { ...spec.runtime, image } },
  };
}

function promoted(
  from: PlatformDocument,
  to: PlatformDocument,
  options?: PromotionOptions,
) {
  const result = promote(from, to, options);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
}

/** What is left when the changed fields are taken out: it must be the target's own. */
function without(document: unknown, changes: readonly FieldChange[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const { keys } of changes) {
    const parent = at(copy, ...keys.slice(0, -1));
    if (typeof parent === 'object' && parent !== null) {
      Reflect.deleteProperty(parent, keys[keys.length - 1]);
    }
  }
  // An annotation may be the only one.
  const metadata = at(copy, 'metadata');
  if (Object.keys(Object(at(metadata, 'annotations'))).length === 0) {
    Reflect.deleteProperty(Object(metadata), 'annotations');
  }
  return copy;
}

const service = examples.flatMap(({ document }) =>
  document.kind === 'WebService' ? [document] : [],
)[0];
const namespace = examples.flatMap(({ document }) =>
  document.kind === 'TenantNamespace' ? [document] : [],
)[0];
const ready = built(service, `a/b@${digest('a')}`, 'c'.repeat(40));

describe('promote', () => {
  it('brings image and commit, keeps everything else, and is a valid document', () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const before = JSON.stringify([from, to]);
        const { document, changes } = promoted(from, to);
        expect(document.spec.runtime.image).toBe(from.spec.runtime.image);
        expect(document.metadata.annotations).toEqual(
          from.metadata.annotations,
        );
        expect(without(document, changes)).toEqual(without(to, changes));
        expect(parseDocument(document).ok).toBe(true);
        expect(JSON.stringify([from, to])).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('has nothing left to do the second time', () => {
    fc.assert(
      fc.property(pair, ([from, to]) => {
        const { document } = promoted(from, to);
        expect(promoted(from, document)).toMatchObject({
          document,
          changes: [],
        });
      }),
      { numRuns: 200 },
    );
  });

  it('brings named fields, or says why the whole would not be valid', () => {
    const names = fc.uniqueArray(fc.constantFrom(...PROMOTABLE_FIELDS));
    fc.assert(
      fc.property(pair, names, ([from, to], fields) => {
        const result = promote(from, to, { fields });
        expect(result.ok || result.findings.length > 0).toBe(true);
        if (!result.ok) return;
        for (const field of fields) {
          const keys = field.split('.');
          expect(at(result.document, ...keys)).toEqual(at(from, ...keys));
        }
        for (const { path } of result.changes) {
          expect([
            'spec.runtime.image',
            `metadata.annotations["${SOURCE_COMMIT_ANNOTATION}"]`,
            ...fields,
          ]).toContain(path);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows each change with what stood there before', () => {
    const to = built(service, `a/b@${digest('b')}`, 'd'.repeat(40));
    expect(promoted(ready, to).changes).toEqual([
      {
        path: 'spec.runtime.image',
        keys: ['spec', 'runtime', 'image'],
        before: `a/b@${digest('b')}`,
        after: `a/b@${digest('a')}`,
      },
      {
        path: `metadata.annotations["${SOURCE_COMMIT_ANNOTATION}"]`,
        keys: ['metadata', 'annotations', SOURCE_COMMIT_ANNOTATION],
        before: 'd'.repeat(40),
        after: 'c'.repeat(40),
      },
    ]);
  });

  it('takes a commit away that the new image was not built from', () => {
    const from = built(service, `a/b@${digest('a')}`);
    const { document, changes, findings } = promoted(from, ready);
    expect(document.metadata).not.toHaveProperty('annotations');
    expect(changes).toMatchObject([{ before: 'c'.repeat(40) }]);
    expect(changes[0]).not.toHaveProperty('after');
    expect(findings).toMatchObject([
      { constraint: 'promotion.source-commit', severity: 'warning' },
    ]);
  });

  it.each<
    [string, PlatformDocument, PlatformDocument, string, PromotionOptions?]
  >([
    [
      'another service',
      ready,
      { ...service, metadata: { name: 'other' } },
      'metadata.name promotion.service',
    ],
    ['another kind', ready, namespace, 'kind promotion.kind'],
    ['a namespace', namespace, namespace, 'kind promotion.kind'],
    [
      'another team’s document',
      ready,
      { ...service, spec: { ...service.spec, owner: 'security' } },
      'spec.owner promotion.owner',
    ],
    [
      'what has no image yet',
      service,
      ready,
      'spec.runtime.image promotion.image',
    ],
    [
      'an older API version',
      ready,
      JSON.parse(JSON.stringify(service).replace('/v1alpha1', '/v1beta1')),
      'apiVersion promotion.api-version',
    ],
    [
      'a newer API version into an older',
      JSON.parse(JSON.stringify(ready).replace('/v1alpha1', '/v1')),
      service,
      'apiVersion promotion.api-version',
    ],
    [
      'a step back',
      ready,
      service,
      ' promotion.stage',
      { stages: { from: 'production', to: 'staging' } },
    ],
    [
      'a field that belongs to each environment',
      ready,
      service,
      'spec.secrets promotion.field',
      { fields: ['spec.secrets'] },
    ],
    [
      'a part of such a field',
      ready,
      service,
      'spec.scaling.minReplicas promotion.field',
      { fields: ['spec.scaling.minReplicas'] },
    ],
    [
      'a field that is not there',
      ready,
      service,
      'spec.offring promotion.field',
      { fields: ['spec.offring'] },
    ],
    [
      'what would not be valid',
      {
        ...ready,
        spec: {
          ...ready.spec,
          runtime: {
            ...ready.spec.runtime,
            size: 'custom',
            resources: {
              cpuRequest: '1',
              memoryRequest: '1Gi',
              memoryLimit: '1Gi',
            },
          },
        },
      },
      service,
      'spec.runtime.resources size.custom',
      { fields: ['spec.runtime.size'] },
    ],
  ])('refuses %s', (...row) => {
    const [, from, to, expected, options] = row;
    const { ok, findings } = promote(from, to, options);
    expect(ok).toBe(false);
    expect(
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ path, constraint }) => `${path} ${constraint}`),
    ).toContain(expected);
    for (const { fix } of findings) expect(fix).not.toBe('');
  });

  it('warns of a skipped stage and of another repository', () => {
    const constraints = promoted(ready, built(service, `a/c@${digest('b')}`), {
      stages: { from: 'development', to: 'production' },
    }).findings.map(({ constraint }) => constraint);
    expect(constraints).toEqual([
      'promotion.skipped-stage',
      'promotion.repository',
    ]);
  });

  it('names the field that was probably meant', () => {
    const { findings } = promote(ready, service, { fields: ['spec.offring'] });
    expect(findings[0].fix).toBe('Did you mean "spec.offering"?');
  });
});

describe('compareApiVersions', () => {
  it('orders as Kubernetes does', () => {
    const ordered = [
      'nonsense',
      'g/v1alpha1',
      'g/v1alpha2',
      'g/v2alpha1',
      'g/v1beta1',
      'g/v1',
      'g/v2',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(ordered), versions => {
        expect([...versions].sort(compareApiVersions)).toEqual(
          ordered.filter(version => versions.includes(version)),
        );
      }),
    );
    expect(compareApiVersions('g/v1', 'h/v1')).toBe(0);
  });
});
