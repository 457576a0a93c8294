/** @jest-environment node */
import { defaultPlatform, parsePlatform, toYaml, type Platform } from '..';

function refused(change: (platform: Platform) => unknown) {
  const result = parsePlatform(toYaml(Object(change(defaultPlatform))));
  return result.ok
    ? []
    : result.findings.map(
        ({ path, constraint, fix }) => `${path} ${constraint}: ${fix}`,
      );
}

describe('parsePlatform', () => {
  it('gives back what was written', () => {
    expect(parsePlatform(toYaml(defaultPlatform))).toEqual({
      ok: true,
      platform: defaultPlatform,
    });
  });

  it.each<[string, (platform: Platform) => unknown, string]>([
    [
      'an unknown field inside a named entry',
      ({ clusters: { local, ...clusters }, ...platform }) => ({
        ...platform,
        clusters: { ...clusters, local: { ...local, servr: 'x' } },
      }),
      'clusters.local.servr unknown-field: Did you mean "server"?',
    ],
    [
      'a name that is none',
      platform => ({
        ...platform,
        teams: { ...platform.teams, 'No Team': platform.teams.assistant },
      }),
      'teams["No Team"] name: Use lower-case letters, digits and hyphens; begin with a letter, end with a letter or digit.',
    ],
    [
      'an environment on a target that is not there',
      platform => ({
        ...platform,
        environments: {
          ...platform.environments,
          staging: {
            ...platform.environments.staging,
            defaultTarget: 'shared-standart',
          },
        },
      }),
      'environments.staging.defaultTarget reference: Did you mean "shared-standard"?',
    ],
    [
      'a target on a cluster that is not there',
      platform => ({
        ...platform,
        targets: { 'shared-standard': { cluster: 'moon', tiers: ['sandbox'] } },
      }),
      'targets.shared-standard.cluster reference: Use one of: local.',
    ],
    [
      'every field of a missing block at once',
      ({ gitops: _gitops, argocd: _argocd, ...platform }) => platform,
      'gitops.repoUrl required: Add repoUrl: a text.',
    ],
  ])('refuses %s', (_what, change, expected) => {
    expect(refused(change)).toContain(expected);
  });

  it('says where a text is no YAML', () => {
    expect(parsePlatform('environments:\n\tdevelopment: {}')).toMatchObject({
      ok: false,
      at: { line: 2, column: 1 },
    });
  });
});
