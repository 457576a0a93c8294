import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CookieJar } from 'tough-cookie';
import { readPeople } from './people';

const CLIENT = { id: 'portal', secret: 'a-secret-of-this-test-only' };
const CALLBACK = 'http://localhost:1/api/auth/oidc/handler/frame';

const PEOPLE = `
kind: Group
metadata: { name: assistant }
spec: { type: team, profile: { displayName: Assistant } }
---
kind: User
metadata: { name: ada-okafor }
spec:
  memberOf: [group:default/assistant]
  profile: { displayName: Ada Okafor, email: ada.okafor@meridian.example }
---
kind: User
metadata: { name: jonas-weber }
spec:
  memberOf: []
  profile: { displayName: 'Jonas <Weber>', email: jonas.weber@meridian.example }
`;

/** The provider is an ES module, which jest cannot load: it runs as the process that `up` starts. */
describe('the local identity provider', () => {
  let folder: string;
  let child: ChildProcess;
  let issuer: string;

  const start = async () => {
    child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(__dirname, 'main.ts')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          WAYMARK_IDENTITY_STATE: path.join(folder, 'state'),
          WAYMARK_IDENTITY_PORT: '0',
          WAYMARK_IDENTITY_PEOPLE: path.join(folder, 'people.yaml'),
          WAYMARK_IDENTITY_REDIRECT_URI: CALLBACK,
          WAYMARK_OIDC_CLIENT_ID: CLIENT.id,
          WAYMARK_OIDC_CLIENT_SECRET: CLIENT.secret,
        },
      },
    );
    if (!child.stdout) throw new Error('no output');
    const [line] = await once(createInterface(child.stdout), 'line');
    issuer = String(line).replace('Identity provider at ', '');
  };

  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'identity '));
    await writeFile(path.join(folder, 'people.yaml'), PEOPLE);
    await start();
  }, 30_000);

  afterAll(async () => {
    await stop();
    await rm(folder, { recursive: true });
  });

  it('reads the people of the catalog, with what tells them apart', () => {
    expect(readPeople(PEOPLE)).toEqual([
      {
        login: 'ada-okafor',
        name: 'Ada Okafor',
        email: 'ada.okafor@meridian.example',
        hint: 'Assistant',
        groups: ['group:default/assistant'],
      },
      {
        login: 'jonas-weber',
        name: 'Jonas <Weber>',
        email: 'jonas.weber@meridian.example',
        hint: 'In no team',
        groups: [],
      },
    ]);
  });

  it('takes a person through the code flow to claims and a refresh token', async () => {
    const { callback, page } = await authorize('ada-okafor');
    expect(page).toContain('Jonas &lt;Weber&gt;');
    const tokens = await exchange({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
    });
    expect(tokens).toMatchObject({ refresh_token: expect.any(String) });
    await expect(userinfo(tokens.access_token)).resolves.toMatchObject({
      sub: 'ada-okafor',
      email: 'ada.okafor@meridian.example',
      email_verified: true,
      name: 'Ada Okafor',
    });

    const again = await exchange({
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    });
    await expect(userinfo(again.access_token)).resolves.toMatchObject({
      sub: 'ada-okafor',
    });
  });

  it('asks who it is again, though a person was chosen before', async () => {
    const jar = new CookieJar();
    await authorize('ada-okafor', jar);
    const { page, callback } = await authorize('jonas-weber', jar);
    expect(page).toContain('Choose who you are');
    const tokens = await exchange({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
    });
    await expect(userinfo(tokens.access_token)).resolves.toMatchObject({
      sub: 'jonas-weber',
    });
  });

  it('refuses a wrong client secret and an unknown person', async () => {
    const { callback } = await authorize('ada-okafor');
    await expect(
      exchange(
        {
          grant_type: 'authorization_code',
          code: callback.searchParams.get('code') ?? '',
          redirect_uri: CALLBACK,
        },
        'not-the-secret-of-it',
      ),
    ).resolves.toMatchObject({ error: 'invalid_client' });
    await expect(authorize('nobody')).rejects.toThrow('Nobody has that name');
  });

  it('keeps its keys, unreadable for others, over a restart', async () => {
    const keysOf = async () => (await fetch(`${issuer}/jwks`)).text();
    const before = await keysOf();
    await stop();
    await start();
    expect(await keysOf()).toBe(before);
    const { mode } = await stat(path.join(folder, 'state', 'keys.json'));
    // eslint-disable-next-line no-bitwise
    expect(mode & 0o077).toBe(0);
  }, 30_000);

  async function authorize(person: string, jar = new CookieJar()) {
    const request = async (url: string, form?: URLSearchParams) => {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        body: form,
        redirect: 'manual',
        headers: { cookie: await jar.getCookieString(url) },
      });
      for (const cookie of response.headers.getSetCookie())
        await jar.setCookie(cookie, url);
      return response;
    };
    const walk = async (from: string, form?: URLSearchParams) => {
      let url = from;
      let body = form;
      for (;;) {
        const response = await request(url, body);
        const next = response.headers.get('location');
        if (!next) return { url, response };
        url = new URL(next, url).href;
        body = undefined;
        if (url.startsWith(CALLBACK)) return { url, response };
      }
    };
    const query = new URLSearchParams({
      client_id: CLIENT.id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile email offline_access',
      state: 's',
    });
    const form = await walk(`${issuer}/auth?${query}`);
    const page = await form.response.text();
    const done = await walk(form.url, new URLSearchParams({ login: person }));
    if (!done.url.startsWith(CALLBACK))
      throw new Error(await done.response.text());
    return { callback: new URL(done.url), page };
  }

  async function exchange(
    parameters: Record<string, string>,
    secret = CLIENT.secret,
  ): Promise<Record<string, string>> {
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams(parameters),
      headers: {
        authorization: `Basic ${Buffer.from(`${CLIENT.id}:${secret}`).toString(
          'base64',
        )}`,
      },
    });
    return response.json();
  }

  async function userinfo(token: string): Promise<unknown> {
    const response = await fetch(`${issuer}/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return response.json();
  }
});
