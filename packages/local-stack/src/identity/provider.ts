import Provider, { type Configuration } from 'oidc-provider';
import type { IdentityKeys } from './keys';
import type { IdentityOptions } from './types';
import { problemPage } from './signInPage';

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * The OpenID provider: authorization code flow with refresh tokens for one client that needs no consent, because portal
 * and provider belong to the same person here.
 */
export function createProvider(
  issuer: string,
  { people, client }: Pick<IdentityOptions, 'people' | 'client'>,
  keys: IdentityKeys,
): Provider {
  const accounts = new Map(people.map(person => [person.login, person]));
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...client.redirectUris],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: keys.jwks },
    cookies: { keys: keys.cookies },
    scopes: ['openid', 'offline_access', 'email', 'profile'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    // Backstage reads the claims of the ID token as well as userinfo.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => false },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: (_ctx, login) => {
      const person = accounts.get(login);
      return (
        person && {
          accountId: person.login,
          claims: () => ({
            sub: person.login,
            name: person.name,
            preferred_username: person.login,
            email: person.email,
            email_verified: true,
          }),
        }
      );
    },
    loadExistingGrant: async ctx => {
      const { provider, client: requester, session } = ctx.oidc;
      const grant = new provider.Grant({
        clientId: requester?.clientId,
        accountId: session?.accountId,
      });
      grant.addOIDCScope('openid offline_access email profile');
      await grant.save();
      return grant;
    },
    // Without a refresh token a reload of the portal would sign its user out.
    issueRefreshToken: async () => true,
    rotateRefreshToken: false,
    ttl: {
      AccessToken: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Grant: 14 * DAY,
      Session: 14 * DAY,
      RefreshToken: 14 * DAY,
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = problemPage(
        out.error_description ?? out.error,
        String(ctx.res.getHeader('x-page-nonce') ?? ''),
      );
    },
  };
  return new Provider(issuer, configuration);
}
