import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import {
  ForgeConflictError,
  ForgeDeniedError,
  ForgeInputError,
  ForgeNotFoundError,
  ForgeResponseError,
  ForgeUnavailableError,
} from '../errors';
import { GiteaForge } from './GiteaForge';

const REF = { owner: 'meridian', name: 'demo' };
const TOKEN = 'f00d'.repeat(10);
const REPOSITORY = {
  name: 'demo',
  owner: { login: 'meridian' },
  description: '',
  default_branch: 'main',
  empty: false,
  private: false,
  archived: false,
  html_url: 'http://localhost/meridian/demo',
  clone_url: 'http://localhost/meridian/demo.git',
};
const PULL = {
  number: 7,
  title: 'Seven',
  body: null,
  state: 'open',
  user: { login: 'waymark' },
  mergeable: true,
  merged: false,
  merge_commit_sha: null,
  html_url: 'http://localhost/meridian/demo/pulls/7',
  head: { ref: 'change', sha: 'a'.repeat(40) },
  base: { ref: 'main', sha: 'b'.repeat(40) },
  created_at: '2026-01-01T12:00:00+02:00',
  updated_at: '2026-01-01T12:00:00+02:00',
};

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

const json =
  (status: number, body: unknown): Answer =>
  (_req, res) =>
    res
      .writeHead(status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(body));
const lost: Answer = req => req.socket.destroy();
const silent: Answer = () => undefined;

describe('GiteaForge when the network or the forge is in trouble', () => {
  let server: Server;
  let answers: Answer[] = [];
  let seen: string[] = [];
  let forge: GiteaForge;
  const input = { title: 'Seven', source: 'change', target: 'main' };

  beforeAll(async () => {
    server = createServer((req, res) => {
      seen.push(`${req.method} ${req.url}`);
      const answer =
        answers.shift() ?? json(500, { message: 'no answer left' });
      answer(req, res);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (typeof address !== 'object' || !address)
      throw new Error('The server is not listening');
    const url = `http://127.0.0.1:${address.port}`;
    forge = new GiteaForge({
      url: `${url}/`,
      user: 'waymark',
      token: TOKEN,
      timeoutMs: 300,
    });
  });

  beforeEach(() => {
    answers = [];
    seen = [];
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });

  it('tries a read again after 5xx and a lost connection', async () => {
    answers = [json(503, { message: 'starting' }), lost, json(200, REPOSITORY)];
    await expect(forge.getRepository(REF)).resolves.toMatchObject(REF);
    expect(seen).toHaveLength(3);
  });

  it('gives up after its tries and says so without the token', async () => {
    answers = Array.from({ length: 4 }, () =>
      json(502, { message: 'bad gateway' }),
    );
    const error: unknown = await forge
      .getRepository(REF)
      .catch(caught => caught);
    expect(error).toBeInstanceOf(ForgeUnavailableError);
    expect(error).toMatchObject({ operation: 'getRepository', status: 502 });
    expect(JSON.stringify(error) + String(error)).not.toContain(TOKEN);
    expect(seen).toHaveLength(4);
  });

  it('does not wait for ever', async () => {
    answers = [silent];
    const start = performance.now();
    const hasty = new GiteaForge({
      url: forge.url,
      user: 'waymark',
      token: TOKEN,
      timeoutMs: 300,
      retries: 0,
    });
    await expect(hasty.getRepository(REF)).rejects.toThrow(
      /no answer in 300 ms/,
    );
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('does not repeat a comment, which would show twice', async () => {
    answers = [lost];
    await expect(forge.commentOnChangeRequest(REF, 7, 'Once')).rejects.toThrow(
      ForgeUnavailableError,
    );
    expect(seen).toHaveLength(1);
  });

  it('finds the repository that it made when the answer was lost', async () => {
    answers = [json(404, { message: 'none' }), lost, json(200, REPOSITORY)];
    await expect(forge.ensureRepository(REF)).resolves.toMatchObject({
      created: true,
    });
  });

  it('waits until Gitea knows a branch that was just pushed', async () => {
    const unknown = json(404, { message: 'branch does not exist' });
    answers = [unknown, unknown, json(201, PULL)];
    const opened = await forge.createChangeRequest(REF, input);
    expect(opened).toMatchObject({
      number: 7,
      body: '',
      createdAt: '2026-01-01T10:00:00.000Z',
    });
    expect(seen).toHaveLength(3);
  });

  it('returns the change request that is open already', async () => {
    answers = [
      json(409, { message: 'exists' }),
      json(200, [PULL]),
      json(200, []),
    ];
    await expect(forge.createChangeRequest(REF, input)).resolves.toMatchObject({
      number: 7,
    });
  });

  it('waits while Gitea works out whether it can merge', async () => {
    const merged = {
      ...PULL,
      state: 'closed',
      merged: true,
      merge_commit_sha: 'c'.repeat(40),
    };
    answers = [
      json(200, PULL),
      json(405, { message: 'Please try again later' }),
      json(200, {}),
      json(200, merged),
    ];
    await expect(forge.mergeChangeRequest(REF, 7)).resolves.toMatchObject({
      state: 'merged',
      mergeCommit: 'c'.repeat(40),
    });
  });

  it.each([
    [401, ForgeDeniedError],
    [403, ForgeDeniedError],
    [404, ForgeNotFoundError],
    [409, ForgeConflictError],
    [422, ForgeInputError],
  ])('names what %d means', async (status, type) => {
    answers = [json(status, { message: 'why' })];
    const error: unknown = await forge
      .getRepository(REF)
      .catch(caught => caught);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ status, message: 'getRepository: why' });
    expect(seen).toHaveLength(1);
  });

  it('says which field of an answer is not as documented', async () => {
    answers = [json(200, { ...REPOSITORY, empty: 'no' })];
    await expect(forge.getRepository(REF)).rejects.toThrow(
      /getRepository: empty: /,
    );
    answers = [(_req, res) => res.end('<html>a proxy</html>')];
    await expect(forge.getRepository(REF)).rejects.toThrow(ForgeResponseError);
  });

  it('does not follow a redirect with its token', async () => {
    answers = Array.from({ length: 4 }, (): Answer => {
      return (_req, res) =>
        res.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end();
    });
    await expect(forge.getRepository(REF)).rejects.toThrow(
      ForgeUnavailableError,
    );
  });

  it('gives git its credentials for this forge alone, by environment', () => {
    const environment = forge.gitEnvironment([['user.name', 'Waymark']]);
    expect(environment).toMatchObject({
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_0: `http.${forge.url}/.extraHeader`,
      GIT_CONFIG_KEY_2: 'user.name',
      GIT_CONFIG_VALUE_2: 'Waymark',
    });
    expect(forge.cloneUrl(REF)).toBe(`${forge.url}/meridian/demo.git`);
  });
});
