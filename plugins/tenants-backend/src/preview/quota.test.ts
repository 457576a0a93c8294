import {
  defaultPlatform,
  examples,
  firstNamespace,
} from '@waymark/platform-api';
import { quotaLines } from './quota';

describe('quotaLines', () => {
  const namespace = firstNamespace({
    platform: defaultPlatform,
    team: 'assistant',
    environment: 'development',
  });
  const [service] = examples.flatMap(({ document }) =>
    document.kind === 'WebService' ? [document] : [],
  );

  it('counts what is there and what is asked for, at most replicas', () => {
    const lines = quotaLines({
      platform: defaultPlatform,
      namespace,
      environment: 'development',
      present: [service],
      requested: service,
    });
    expect(lines).toEqual([
      {
        resource: 'requests.cpu',
        unit: 'cores',
        limit: 8,
        used: 1,
        requested: 1,
        left: 6,
      },
      {
        resource: 'requests.memory',
        unit: 'GiB',
        limit: 16,
        used: 1.5,
        requested: 1.5,
        left: 13,
      },
      {
        resource: 'pods',
        unit: 'count',
        limit: 60,
        used: 4,
        requested: 4,
        left: 52,
      },
    ]);
  });

  it('gives a restricted namespace nodes of its own, on a target that has them', () => {
    expect(
      firstNamespace({
        platform: defaultPlatform,
        team: 'assistant',
        environment: 'development',
        dataSensitivity: 'restricted',
      }).spec,
    ).toMatchObject({ tier: 'shared-sensitive', target: 'shared-sensitive' });
  });
});
