import { defaultPlatform, compile, examples } from '@waymark/platform-api';
import * as fc from 'fast-check';
import { diffLive } from '.';

const managed = (
  manager: string,
  fieldsV1: object,
  rest: Record<string, string> = {},
) => ({
  manager,
  operation: 'Update',
  apiVersion: 'apps/v1',
  time: '2026-05-04T12:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1,
  ...rest,
});

const rendered = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'rag', labels: { 'app.kubernetes.io/name': 'rag' } },
  spec: {
    replicas: 2,
    template: {
      spec: {
        containers: [
          {
            name: 'app',
            image: 'a:1',
            args: ['--quiet'],
            ports: [{ name: 'http', containerPort: 8080 }],
            resources: { requests: { cpu: '0.5', memory: '1Gi' } },
            env: [{ name: 'A', value: '1' }],
          },
        ],
      },
    },
  },
};

type Live = typeof rendered & { metadata: Record<string, unknown> };
const live = (change: (object: Live) => void, managedFields?: object[]) => {
  const object: Live = structuredClone(rendered);
  object.metadata = { ...object.metadata, managedFields, uid: 'u' };
  change(object);
  return object;
};
const container = (object: Live) => object.spec.template.spec.containers[0];

it('finds nothing in what is as it was rendered', () => {
  expect(
    diffLive(
      rendered,
      live(() => {}),
    ),
  ).toEqual([]);
});

it('takes no notice of what the API server adds or writes differently', () => {
  const same = live(object => {
    container(object).resources.requests = { cpu: '500m', memory: '1024Mi' };
    Object.assign(container(object).ports[0], { protocol: 'TCP' });
    Object.assign(object.spec, { revisionHistoryLimit: 10 });
    Object.assign(object, { status: { replicas: 7 } });
    container(object).env.unshift({ name: 'INJECTED', value: 'x' });
    Object.assign(object.spec.template.spec, {
      containers: [
        { name: 'sidecar', image: 's:1' },
        ...object.spec.template.spec.containers,
      ],
    });
  });
  expect(diffLive(rendered, same)).toEqual([]);
});

it.each([
  [{ hostNetwork: false, volumes: [] }, {}],
  [{ a: null }, {}],
  [{ port: 80 }, { port: '80' }],
  [{ size: '1.5Gi' }, { size: '1536Mi' }],
  [{ cpu: 2 }, { cpu: '2000m' }],
])('takes %j for %j', (wanted, is) => {
  expect(diffLive(wanted, is)).toEqual([]);
});

it.each([
  ['1Gi', '1G'],
  ['1', '1m'],
  ['a', 'b'],
])('does not take %s for %s', (wanted, is) => {
  expect(diffLive({ x: wanted }, { x: is })).toEqual([
    { path: 'x', wanted, live: is },
  ]);
});

it('names the field, both values, and who wrote it when and how', () => {
  const edited = live(
    object => {
      container(object).image = 'b:2';
      object.spec.replicas = 5;
    },
    [
      managed(
        'argocd-controller',
        {
          'f:spec': {
            'f:template': {
              'f:spec': {
                'f:containers': {
                  'k:{"name":"app"}': { '.': {}, 'f:args': {} },
                },
              },
            },
          },
        },
        { operation: 'Apply' },
      ),
      managed('kubectl-edit', {
        'f:spec': {
          'f:template': {
            'f:spec': {
              'f:containers': { 'k:{"name":"app"}': { 'f:image': {} } },
            },
          },
        },
      }),
      managed(
        'kubectl',
        { 'f:spec': { 'f:replicas': {} } },
        {
          subresource: 'scale',
        },
      ),
    ],
  );
  expect(diffLive(rendered, edited)).toEqual([
    {
      path: 'spec.replicas',
      wanted: 2,
      live: 5,
      by: {
        manager: 'kubectl',
        operation: 'Update',
        time: '2026-05-04T12:00:00Z',
        subresource: 'scale',
      },
    },
    {
      path: 'spec.template.spec.containers[app].image',
      wanted: 'a:1',
      live: 'b:2',
      by: {
        manager: 'kubectl-edit',
        operation: 'Update',
        time: '2026-05-04T12:00:00Z',
      },
    },
  ]);
});

it('names the latest of several owners', () => {
  const owner = (name: string, time: string) =>
    managed(name, { 'f:spec': { 'f:replicas': {} } }, { time });
  const edited = live(
    object => {
      object.spec.replicas = 5;
    },
    [
      owner('old', '2026-01-01T00:00:00Z'),
      owner('new', '2026-02-01T00:00:00Z'),
    ],
  );
  expect(diffLive(rendered, edited)[0].by?.manager).toBe('new');
});

it('blames nobody for a field that is gone', () => {
  const edited = live(
    object => {
      Reflect.deleteProperty(object.metadata.labels, 'app.kubernetes.io/name');
    },
    [managed('kubectl-edit', { 'f:metadata': { 'f:annotations': {} } })],
  );
  expect(diffLive(rendered, edited)).toEqual([
    { path: 'metadata.labels["app.kubernetes.io/name"]', wanted: 'rag' },
  ]);
});

it('compares lists without names as a whole', () => {
  const owner = managed('someone', {
    'f:spec': {
      'f:template': {
        'f:spec': {
          'f:containers': { 'k:{"name":"app"}': { 'f:args': {} } },
        },
      },
    },
  });
  const edited = live(object => container(object).args.push('--loud'), [owner]);
  expect(diffLive(rendered, edited)).toMatchObject([
    {
      path: 'spec.template.spec.containers[app].args',
      wanted: ['--quiet'],
      live: ['--quiet', '--loud'],
      by: { manager: 'someone' },
    },
  ]);
});

it('tells an item that is gone from one that is otherwise', () => {
  const edited = live(object => {
    container(object).env = [{ name: 'B', value: '1' }];
  });
  expect(diffLive(rendered, edited)).toEqual([
    {
      path: 'spec.template.spec.containers[app].env[A]',
      wanted: { name: 'A', value: '1' },
    },
  ]);
});

const objects = examples.flatMap(({ document }) =>
  compile(document, {
    platform: defaultPlatform,
    team: document.spec.owner,
    environment: 'development',
    target: 'shared-standard',
  }).objects.map(({ object }) => object),
);

it('finds nothing between what is compiled and itself, and what is changed in it', () => {
  expect(objects.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(fc.constantFrom(...objects), fc.string(), (object, name) => {
      expect(diffLive(object, structuredClone(object))).toEqual([]);
      const changed = structuredClone(object);
      changed.metadata.name = `${object.metadata.name}${name}x`;
      expect(diffLive(object, changed).map(({ path }) => path)).toEqual([
        'metadata.name',
      ]);
    }),
  );
});
