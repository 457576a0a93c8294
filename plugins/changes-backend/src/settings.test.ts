import { ConfigReader } from '@backstage/config';
import { readSettings } from './settings';

const FORGE = {
  host: 'localhost:7072',
  baseUrl: 'http://localhost:7072',
  username: 'waymark',
  password: 'x',
};

const config = (changes: object = {}, gitea: object[] = [FORGE]) =>
  new ConfigReader({
    app: { baseUrl: 'http://localhost:7070' },
    integrations: { gitea },
    changes: {
      reconciler: { username: 'waymark-reconciler', token: 'x' },
      ...changes,
    },
  });

describe('readSettings', () => {
  it('has defaults for all but credentials', () => {
    expect(readSettings(config())).toMatchObject({
      ref: { owner: 'meridian', name: 'gitops' },
      pollInterval: { seconds: 10 },
      metricsAccess: 'authorized',
      platform: {
        gitops: { repoUrl: 'http://localhost:7072/meridian/gitops.git' },
      },
    });
  });

  it.each<[string, object, object[] | undefined, RegExp]>([
    ['no forge', {}, [], /integrations\.gitea/],
    [
      'a forge that is not there',
      { repository: { forge: 'https://git.meridian.example' } },
      undefined,
      /changes\.repository\.forge/,
    ],
    [
      'no token',
      { reconciler: { username: 'x' } },
      undefined,
      /reconciler\.token/,
    ],
    [
      'an interval that is too short',
      { reconciler: { username: 'x', token: 'x', pollInterval: 'PT0.1S' } },
      undefined,
      /out of bounds/,
    ],
    [
      'a short secret',
      { webhook: { secret: 'short' } },
      undefined,
      /at least 16/,
    ],
    ['an unknown access', { metrics: { access: 'all' } }, undefined, /public/],
  ])('refuses %s', (_title, changes, gitea, message) => {
    expect(() => readSettings(config(changes, gitea))).toThrow(message);
  });
});
