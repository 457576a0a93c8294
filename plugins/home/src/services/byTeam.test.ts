import {
  ServiceEnvironment,
  ServiceView,
} from '@waymark/plugin-tenants-common';
import { byTeam } from './byTeam';

const environment = (
  name: string,
  state: ServiceEnvironment['reality']['state'],
): ServiceEnvironment => ({
  environment: name,
  team: 'assistant',
  namespace: `assistant-${name}`,
  intent: {
    path: 'x',
    language: 'python',
    size: 'small',
    image: 'x',
    bootstrapImage: false,
    minReplicas: 1,
    maxReplicas: 2,
    exposure: 'internal',
    dependencies: [],
    yaml: '',
  },
  findings: [],
  reality: { state, reason: '' },
  links: [],
});

const service = (
  name: string,
  team: string,
  environments: ServiceEnvironment[],
): ServiceView => ({
  name,
  team,
  environments,
  held: [],
  links: [],
  source: 'Git main',
  asOf: '2026-05-04T12:00:00.000Z',
});

it('says of each team what it runs, and how it stands, the worst first', () => {
  const lines = byTeam([
    service('b', 'search', [environment('staging', 'healthy')]),
    service('a', 'assistant', [
      environment('production', 'healthy'),
      environment('staging', 'degraded'),
    ]),
    service('c', 'assistant', [environment('production', 'healthy')]),
  ]);
  expect(lines).toMatchObject([
    {
      team: 'assistant',
      services: [{ name: 'a' }, { name: 'c' }],
      inProduction: 2,
      held: 0,
      left: 0,
      reality: [
        { state: 'degraded', count: 1 },
        { state: 'healthy', count: 2 },
      ],
    },
    { team: 'search', inProduction: 0, reality: [{ state: 'healthy' }] },
  ]);
});
