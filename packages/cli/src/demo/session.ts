import { CookieJar } from 'tough-cookie';
import { DemoFailure } from './errors';

const PROVIDER = 'oidc';
const MAX_REDIRECTS = 20;

type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Sent as it is, instead of JSON. */
  form?: URLSearchParams;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/**
 * A person's session with the portal over plain HTTP: cookies as a browser keeps them and the Backstage token that the
 * OpenID sign-in gave.
 */
export class PortalSession {
  readonly #baseUrl: string;
  readonly #jar = new CookieJar();
  #token: string | undefined;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
  }

  /** One request without following redirects; relative addresses are the portal's. */
  async fetch(
    address: string,
    options: RequestOptions = {},
  ): Promise<Response> {
    const url = new URL(address, `${this.#baseUrl}/`);
    const ownPortal = url.origin === new URL(this.#baseUrl).origin;
    const cookie = await this.#jar.getCookieString(url.href);
    const response = await fetch(url, {
      method: options.method ?? 'GET',
      redirect: 'manual',
      signal: options.signal,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(ownPortal && this.#token
          ? { authorization: `Bearer ${this.#token}` }
          : {}),
        ...(options.body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body:
        options.form ??
        (options.body === undefined ? undefined : JSON.stringify(options.body)),
    });
    for (const line of response.headers.getSetCookie()) {
      await this.#jar.setCookie(line, url.href, { ignoreError: true });
    }
    return response;
  }

  /** `fetch` with the person's token, for clients that take one. */
  async authorizedFetch(
    address: Parameters<typeof fetch>[0],
    init: RequestInit = {},
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#token) headers.set('authorization', `Bearer ${this.#token}`);
    return fetch(address, { ...init, headers });
  }

  /** Reads JSON from the portal's API; any other answer than 2xx is a failure that quotes the server's message. */
  async json(address: string, options: RequestOptions = {}): Promise<unknown> {
    const response = await this.fetch(address, options);
    const text = await response.text();
    if (!response.ok) {
      throw new DemoFailure(
        `${options.method ?? 'GET'} ${address} answered ${
          response.status
        }: ${text.slice(0, 600)}`,
        'Read .waymark/logs/portal.log around this time.',
      );
    }
    return text ? JSON.parse(text) : undefined;
  }

  /**
   * Signs in with the OpenID provider that the portal is configured for, as a browser would: start, choose the person on
   * the local sign-in page, come back with the code, and exchange the session cookie for a Backstage token.
   */
  async signIn(person: string): Promise<void> {
    const start = new URL(`/api/auth/${PROVIDER}/start`, `${this.#baseUrl}/`);
    start.searchParams.set('env', await this.#authEnvironment());
    start.searchParams.set('scope', 'openid profile email offline_access');
    start.searchParams.set('flow', 'redirect');
    start.searchParams.set('origin', this.#baseUrl);
    start.searchParams.set('redirectUrl', `${this.#baseUrl}/`);

    const page = await this.#follow(start.href);
    if (!new URL(page.url).href.startsWith(this.#baseUrl)) {
      const form = readSignInForm(page.html, page.url);
      await this.#follow(form.action, form.fields(person));
    }
    await this.#refreshToken();
  }

  async #refreshToken() {
    const environment = await this.#authEnvironment();
    const body = await this.json(
      `/api/auth/${PROVIDER}/refresh?optional&env=${environment}`,
      { headers: { 'x-requested-with': 'XMLHttpRequest' } },
    );
    const token = readPath(body, ['backstageIdentity', 'token']);
    if (typeof token !== 'string') {
      throw new DemoFailure(
        'The portal accepted the sign-in but gave no token',
        'Check that the person is a User entity in the catalog: ./waymark status',
      );
    }
    this.#token = token;
  }

  async #authEnvironment(): Promise<string> {
    const html = await (await this.fetch('/')).text();
    return (
      /"auth":\s*\{[^}]*"environment":\s*"([a-z]+)"/.exec(html)?.[1] ??
      'production'
    );
  }

  async #follow(
    address: string,
    form?: URLSearchParams,
  ): Promise<{ url: string; html: string }> {
    let url = address;
    let body = form;
    for (let hop = 0; hop < MAX_REDIRECTS; hop += 1) {
      const response = await this.fetch(url, {
        method: body ? 'POST' : 'GET',
        form: body,
      });
      const location = response.headers.get('location');
      if (!location) {
        return { url, html: await response.text() };
      }
      url = new URL(location, url).href;
      body = undefined;
    }
    throw new DemoFailure(
      `The sign-in did not end after ${MAX_REDIRECTS} redirects (last: ${
        new URL(url).origin
      })`,
      'Check the identity provider: ./waymark status',
    );
  }
}

type SignInForm = {
  action: string;
  fields(person: string): URLSearchParams;
};

/** The local identity provider's page: one form whose submit buttons are named `login` and carry a person each. */
function readSignInForm(html: string, pageUrl: string): SignInForm {
  const action = /<form[^>]*\baction="([^"]+)"/i.exec(html)?.[1];
  if (!action) {
    throw new DemoFailure(
      `No sign-in form at ${new URL(pageUrl).origin}: ${html.slice(0, 200)}`,
      'The demo signs in through the local identity provider only; start it with ./waymark up.',
    );
  }
  return {
    action: new URL(action.replaceAll('&amp;', '&'), pageUrl).href,
    fields: person => new URLSearchParams({ login: person }),
  };
}

/** Reads a nested member of parsed JSON; undefined where any step is missing. */
export function readPath(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined,
    value,
  );
}
