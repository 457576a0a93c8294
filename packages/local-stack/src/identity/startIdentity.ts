import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { loadKeys } from './keys';
import { problemPage, signInPage } from './signInPage';
import type { IdentityOptions, RunningIdentity } from './types';

const HOST = '127.0.0.1';

/** Loaded where one is started: it is the heaviest of this package, which every command imports for something else. */
function loadProvider(): typeof import('./provider') {
  return require('./provider');
}

/**
 * Starts the local OpenID provider and resolves once it answers.
 *
 * Anyone who reaches it can sign in as anyone, so it listens on 127.0.0.1 only. Refresh tokens are kept in memory: its
 * restart asks people to sign in again.
 */
export async function startIdentity(
  options: IdentityOptions,
): Promise<RunningIdentity> {
  const { createProvider } = loadProvider();
  const keys = await loadKeys(options.stateDir);
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, HOST, resolve);
  });
  const url = `http://localhost:${portOf(server.address())}`;
  const provider = createProvider(url, options, keys);

  app.disable('x-powered-by');
  app.use(securityHeaders(options.client.redirectUris));
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/sign-in/:uid', async (request, response) => {
    try {
      const { uid } = await provider.interactionDetails(request, response);
      response.send(
        signInPage(options.people, `/sign-in/${uid}`, nonceOf(response)),
      );
    } catch {
      response
        .status(400)
        .send(problemPage('This sign-in is over.', nonceOf(response)));
    }
  });
  app.post(
    '/sign-in/:uid',
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (request, response) => {
      const login: unknown = request.body?.login;
      const person = options.people.find(each => each.login === login);
      if (!person) {
        response
          .status(400)
          .send(problemPage('Nobody has that name here.', nonceOf(response)));
        return;
      }
      try {
        await provider.interactionFinished(
          request,
          response,
          { login: { accountId: person.login, remember: true } },
          { mergeWithLastSubmission: false },
        );
      } catch {
        response
          .status(400)
          .send(problemPage('This sign-in is over.', nonceOf(response)));
      }
    },
  );
  app.use(withoutSession(provider.cookieName('session')));
  app.use(provider.callback());

  return {
    url,
    metadataUrl: `${url}/.well-known/openid-configuration`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

/** Nothing is loaded from elsewhere; forms may lead back to the portal only. */
function securityHeaders(redirectUris: readonly string[]): RequestHandler {
  const portals = redirectUris.map(uri => new URL(uri).origin).join(' ');
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.set({
      'x-page-nonce': nonce,
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self' ${portals}; frame-ancestors 'none'; base-uri 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    next();
  };
}

/**
 * Every sign-in begins anew: the people are there to be changed between, and a session that outlived the portal's own
 * would let nobody in but the one who signed out.
 */
function withoutSession(name: string): RequestHandler {
  return (request, _response, next) => {
    request.headers.cookie = request.headers.cookie
      ?.split(/; */)
      .filter(cookie => !cookie.startsWith(`${name}=`))
      .join('; ');
    next();
  };
}

function nonceOf(response: {
  getHeader(name: string): number | string | string[] | undefined;
}): string {
  return String(response.getHeader('x-page-nonce') ?? '');
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The identity provider listens on no port');
  }
  return address.port;
}
