import { ConfigReader } from '@backstage/config';
import { ConfigurationError } from '../ConfigurationError';
import { readPlace } from './readPlace';

const LOCAL = {
  host: 'localhost:7072',
  baseUrl: 'http://localhost:7072/',
  username: 'waymark',
  password: 'not-a-real-one',
};
const OTHER = { ...LOCAL, host: 'git.meridian.example', baseUrl: undefined };

const config = (repository: object | undefined, gitea: object[]) =>
  new ConfigReader({
    app: { baseUrl: 'http://localhost:7070' },
    integrations: { gitea },
    ...(repository && { changes: { repository } }),
  });

function refusal(repository: object | undefined, gitea: object[]): unknown {
  try {
    return readPlace(config(repository, gitea));
  } catch (error) {
    return error;
  }
}

describe('readPlace', () => {
  it('has defaults for all but credentials', () => {
    const place = readPlace(config(undefined, [LOCAL, OTHER]));
    expect(place).toMatchObject({
      organization: 'meridian',
      gitops: { owner: 'meridian', name: 'gitops' },
      platform: {
        gitops: { repoUrl: 'http://localhost:7072/meridian/gitops.git' },
      },
    });
    expect(place.forge.url).toBe('http://localhost:7072');
  });

  it('takes the forge that is named, whether by URL or by host', () => {
    const repository = {
      forge: 'https://git.meridian.example/',
      owner: 'labs',
      name: 'intent',
    };
    const { forge, gitops } = readPlace(config(repository, [LOCAL, OTHER]));
    expect(forge.cloneUrl(gitops)).toBe(
      'https://git.meridian.example/labs/intent.git',
    );
  });

  it.each(['PT0.5S', 'PT6M'])('refuses to wait %s for the forge', timeout => {
    const read = () =>
      readPlace(
        new ConfigReader({
          app: { baseUrl: 'http://localhost:7070' },
          integrations: { gitea: [LOCAL] },
          changes: { repository: { timeout } },
        }),
      );
    expect(read).toThrow(/changes\.repository\.timeout: is between/);
  });

  it('renders the Prometheus that is named, by its interval', () => {
    const place = (prometheus: object) =>
      readPlace(
        new ConfigReader({
          app: { baseUrl: 'http://localhost:7070' },
          integrations: { gitea: [LOCAL] },
          changes: { prometheus },
        }),
      ).platform.observability;
    expect(
      place({ url: 'http://127.0.0.1:9090/', scrapeInterval: 'PT1S' }),
    ).toMatchObject({
      prometheusUrl: 'http://127.0.0.1:9090',
      scrapeSeconds: 1,
    });
    expect(place({ url: 'http://127.0.0.1:9090' }).scrapeSeconds).toBe(30);
    expect(place({ scrapeInterval: 'PT1S' })).toMatchObject({
      prometheusUrl: 'http://prometheus.monitoring.svc:9090',
      scrapeSeconds: 30,
    });
    expect(() =>
      place({ url: 'http://127.0.0.1:9090', scrapeInterval: 'PT0.5S' }),
    ).toThrow(/changes.prometheus.scrapeInterval: is whole seconds/);
  });

  it.each([
    ['no forge', undefined, [], { path: 'integrations.gitea' }],
    [
      'a forge that is not there',
      { forge: 'https://nowhere.example' },
      [LOCAL],
      { path: 'changes.repository.forge', value: 'https://nowhere.example' },
    ],
    [
      'a forge without a password',
      undefined,
      [{ ...LOCAL, password: undefined }],
      { path: 'integrations.gitea[0].password', value: undefined },
    ],
  ])('refuses %s', (_title, repository, gitea, expected) => {
    const error = refusal(repository, gitea);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject(expected);
  });
});
