import { defaultPlatform, examples } from '@waymark/platform-api';
import { neededApprovals } from './approvals';

function example(name: string) {
  const document = examples.find(one => one.name === name)?.document;
  if (document?.kind !== 'WebService') throw new Error(`no example ${name}`);
  return document;
}

describe('neededApprovals', () => {
  it('asks for nothing for an internal service in development', () => {
    const document = example('internal-service');
    expect(neededApprovals(document, 'development', defaultPlatform)).toEqual(
      [],
    );
  });

  it('asks for a second person in production, and says why', () => {
    const document = example('internal-service');
    expect(neededApprovals(document, 'production', defaultPlatform)).toEqual([
      expect.objectContaining({
        rule: 'environment.production',
        field: 'environment',
        reason: expect.stringContaining('production'),
        enforced: true,
      }),
    ]);
  });

  it('asks for reviews of a public route and of a custom size', () => {
    const document = example('public-canary-service');
    const custom = {
      ...document,
      spec: {
        ...document.spec,
        runtime: { ...document.spec.runtime, size: 'custom' as const },
      },
    };
    expect(
      neededApprovals(custom, 'development', defaultPlatform).map(
        one => one.rule,
      ),
    ).toEqual(['size.custom', 'exposure.public']);
  });
});
