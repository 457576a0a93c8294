import { CONFIGURATION } from './configuration';
import { hostile } from './hostile';
import { FOLDER, service, type DoorCase } from './document';

const accepted = (name: string, content: string): DoorCase => ({
  name,
  verdict: 'accepted',
  path: `${FOLDER}/${name}.yaml`,
  content,
});

const refused = (name: string, content: string): DoorCase => ({
  name,
  verdict: 'refused',
  path: `${FOLDER}/${name}.yaml`,
  content,
});

const GOOD: DoorCase[] = [
  accepted('door-ordinary', service('door-ordinary')),
  accepted(
    'door-comments',
    `# Written by hand\n${service('door-comments')}# The end\n`,
  ),
  accepted('door-windows', service('door-windows').replaceAll('\n', '\r\n')),
  accepted(
    'door-unicode',
    service('door-unicode', { description: 'Zoë’s 検索 service 🦊' }),
  ),
  accepted(
    'door-folded',
    service('door-folded').replace(
      'metadata:',
      'metadata:\n  description: >-\n    Said in\n    two lines.',
    ),
  ),
  accepted(
    'door-json',
    JSON.stringify({
      apiVersion: 'platform.waymark.dev/v1alpha1',
      kind: 'WebService',
      metadata: { name: 'door-json' },
      spec: {
        owner: 'data-platform',
        runtime: { language: 'python', size: 'small' },
        exposure: { type: 'internal' },
        scaling: { minReplicas: 1, maxReplicas: 2, metric: 'cpu' },
        reliability: { sloClass: 'standard', rollout: 'rolling' },
      },
    }),
  ),
];

const spec = (name: string, from: string, to: string) =>
  refused(name, service(name).replace(from, to));

const WRONG: DoorCase[] = [
  refused('door-empty', ''),
  refused('door-comment-only', '# Nothing yet\n'),
  refused('door-text', 'Hello\n'),
  refused('door-list', '- apiVersion: platform.waymark.dev/v1alpha1\n'),
  refused('door-no-kind', service('door-no-kind').replace(/^kind:.*\n/m, '')),
  spec('door-kind-case', 'kind: WebService', 'kind: webservice'),
  spec('door-kind-unknown', 'kind: WebService', 'kind: Deployment'),
  spec('door-namespace-here', 'kind: WebService', 'kind: TenantNamespace'),
  spec('door-version-next', 'v1alpha1', 'v2'),
  spec('door-version-none', 'platform.waymark.dev/v1alpha1', 'v1'),
  spec('door-other-name', 'name: door-other-name', 'name: somebody-else'),
  spec('door-other-owner', 'owner: data-platform', 'owner: assistant'),
  spec('door-owner-number', 'owner: data-platform', 'owner: 7'),
  spec('door-no-spec', 'spec:', 'specification:'),
  spec('door-replicas-text', 'minReplicas: 1', 'minReplicas: "1"'),
  spec('door-replicas-order', 'minReplicas: 1', 'minReplicas: 9'),
  spec('door-replicas-negative', 'minReplicas: 1', 'minReplicas: -1'),
  spec('door-replicas-half', 'minReplicas: 1', 'minReplicas: 1.5'),
  spec('door-replicas-huge', 'maxReplicas: 2', 'maxReplicas: 1e309'),
  spec('door-replicas-nan', 'minReplicas: 1', 'minReplicas: .nan'),
  spec('door-size-unknown', 'size: small', 'size: gigantic'),
  spec('door-size-list', 'size: small', 'size: [small, large]'),
  spec('door-field-unknown', 'metric: cpu', 'metric: cpu\n    replicaz: 3'),
  spec('door-image-tag', 'size: small', 'size: small\n    image: nginx:latest'),
  spec('door-yes', 'owner: data-platform', 'owner: yes'),
  spec('door-dependency', 'spec:', 'spec:\n  dependencies: [1, null]'),
  spec(
    'door-secret-value',
    'spec:',
    'spec:\n  secrets: [{name: token, value: hunter2}]',
  ),
];

/** What goes through every door: what is right, what is wrong by mistake, and what is wrong on purpose. */
export const CASES: readonly DoorCase[] = [
  ...GOOD,
  ...WRONG,
  ...hostile(refused, spec),
  ...CONFIGURATION,
];
