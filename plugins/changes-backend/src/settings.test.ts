import { ConfigReader } from '@backstage/config';
import { ConfigurationError } from '@waymark/plugin-changes-node';
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
      installation: {
        gitopsUrl: 'http://localhost:7072/meridian/gitops.git',
      },
    });
  });

  it.each<[string, object, object]>([
    [
      'an interval that is too short',
      { reconciler: { username: 'x', token: 'x', pollInterval: 'PT0.1S' } },
      { path: 'changes.reconciler.pollInterval', value: 100 },
    ],
    [
      'a pusher that is no user name',
      { repository: { pushers: 'emil-sorensen, "hugo"' } },
      { path: 'changes.repository.pushers', value: '"hugo"' },
    ],
    [
      'a short secret, and does not print it',
      { webhook: { secret: 'short' } },
      { path: 'changes.webhook.secret', value: '5 characters long' },
    ],
  ])('refuses %s', (_title, changes, expected) => {
    const refused = () => readSettings(config(changes));
    expect(refused).toThrow(ConfigurationError);
    expect(refused).toThrow(expect.objectContaining(expected));
  });

  it.each(['pushers', 'mergers'] as const)(
    'takes %s as a list or as one text',
    key => {
      const of = (names?: unknown) =>
        readSettings(config({ repository: { [key]: names } }))[key];
      const both = ['emil-sorensen', 'hugo-martins'];
      expect(of(both)).toEqual(both);
      expect(of('emil-sorensen, hugo-martins')).toEqual(both);
      expect(of()).toEqual([]);
    },
  );

  it('names the key of a missing token', () => {
    const changes = { reconciler: { username: 'x' } };
    expect(() => readSettings(config(changes))).toThrow(/reconciler\.token/);
  });
});
