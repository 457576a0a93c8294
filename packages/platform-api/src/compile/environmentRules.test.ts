/** @jest-environment node */
import { compile, defaultPlatform, examples, type Platform } from '..';
import { at, ofKind } from '../__testUtils__/shapes';

const namespace = examples.find(({ name }) => name === 'team-namespace');

function objectsWith(
  environment: Partial<Platform['environments'][string]>,
  networkPolicies: Platform['networkPolicies'],
) {
  if (!namespace) throw new Error('The example is gone');
  const { environments } = defaultPlatform;
  return compile(namespace.document, {
    platform: {
      ...defaultPlatform,
      networkPolicies,
      environments: {
        ...environments,
        development: { ...environments.development, ...environment },
      },
    },
    team: 'assistant',
    environment: 'development',
    target: 'shared-standard',
  }).objects;
}

const plain = (objects: ReturnType<typeof objectsWith>) =>
  objects.map(({ object }) => object);

const policies = (objects: ReturnType<typeof objectsWith>) =>
  ofKind(plain(objects), 'NetworkPolicy').map(({ metadata }) => metadata.name);

describe('what the environment says of its namespaces', () => {
  it('isolates them where it names no profile', () => {
    expect(policies(objectsWith({ networkPolicy: undefined }, {}))).toEqual([
      'waymark-deny-all',
      'waymark-allow-dns',
      'waymark-allow-scraping',
    ]);
  });

  it('follows the profile', () => {
    const objects = objectsWith(
      { networkPolicy: 'open' },
      {
        open: {
          denyIngress: true,
          denyEgress: false,
          allowDns: false,
          allowMonitoring: false,
          egress: [
            {
              name: 'mirror',
              description: 'Builds install from it.',
              cidrs: ['10.40.0.0/24'],
              ports: [443, 8443],
            },
          ],
        },
      },
    );
    expect(policies(objects)).toEqual([
      'waymark-deny-all',
      'waymark-allow-mirror',
    ]);
    const [denied, mirror] = ofKind(plain(objects), 'NetworkPolicy');
    expect(at(denied, 'spec', 'policyTypes')).toEqual(['Ingress']);
    expect(at(mirror, 'spec', 'egress')).toEqual([
      {
        to: [{ ipBlock: { cidr: '10.40.0.0/24' } }],
        ports: [
          { port: 443, protocol: 'TCP' },
          { port: 8443, protocol: 'TCP' },
        ],
      },
    ]);
    expect(objects.find(({ object }) => object === mirror)?.why).toBe(
      'Builds install from it.',
    );
  });

  it('enforces its Pod Security Standard and warns of the restricted one', () => {
    const [made] = ofKind(
      plain(objectsWith({ podSecurity: 'baseline' }, {})),
      'Namespace',
    );
    expect(made.metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/warn': 'restricted',
    });
  });
});
