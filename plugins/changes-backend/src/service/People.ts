import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  isUserEntity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ForgeUser, Person } from '@waymark/gitops';
import { gitRef } from '../history/attribute';

/** The one who acts. */
export interface Actor {
  /** Entity reference of a person, or `service:<subject>` when a backend acts on its own. */
  ref: string;
  /** As git wants it. */
  person: Person;
}

/** Tells who acts, with the name and address that the catalog has. */
export class People {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** Reference alone, without asking the catalog. */
  refOf(credentials: BackstageCredentials): string {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return `service:${credentials.principal.subject}`;
    }
    throw new NotAllowedError('Sign in first');
  }

  async actorOf(credentials: BackstageCredentials): Promise<Actor> {
    const ref = this.refOf(credentials);
    return { ref, person: (await this.#profile(ref)) ?? nameless(ref) };
  }

  /** How git names somebody whom the catalog has an address of. */
  async addressOf(ref: string): Promise<string | undefined> {
    if (!/^user:[^/]+\/[^/]+$/.test(ref)) return undefined;
    const profile = await this.#profile(ref);
    return profile && gitRef(profile.email);
  }

  /** Entity references of those whom the catalog knows by these addresses. */
  async refsByEmail(
    emails: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (emails.length === 0) return new Map();
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'User', 'spec.profile.email': [...new Set(emails)] },
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.filter(isUserEntity).flatMap((user): Array<[string, string]> => {
        const email = user.spec.profile?.email;
        return email
          ? [[email.toLocaleLowerCase('en-US'), stringifyEntityRef(user)]]
          : [];
      }),
    );
  }

  /** Entity references of users of the forge, by login: by their address, else by their name, where both sign in by the same one. */
  async refsOfForge(
    users: readonly ForgeUser[],
  ): Promise<ReadonlyMap<string, string>> {
    const byEmail = await this.refsByEmail(
      users.flatMap(({ email }) => (email ? [email] : [])),
    );
    const named = users.map(({ email, login }) => ({
      login,
      found: byEmail.get(email.toLocaleLowerCase('en-US')),
      ref: `user:${DEFAULT_NAMESPACE}/${login.toLocaleLowerCase('en-US')}`,
    }));
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: named.map(({ ref }) => ref) },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      named.flatMap(({ found, login, ref }, index): Array<[string, string]> => {
        const known = found ?? (items[index] ? ref : undefined);
        return known && login ? [[login, known]] : [];
      }),
    );
  }

  async #profile(ref: string): Promise<Person | undefined> {
    if (!ref.startsWith('user:')) return undefined;
    const entity = await this.#catalog.getEntityByRef(ref, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    if (!entity || !isUserEntity(entity)) return undefined;
    const { displayName, email } = entity.spec.profile ?? {};
    const fallback = nameless(ref);
    return {
      name: displayName ?? fallback.name,
      email: email ?? fallback.email,
    };
  }
}

/** Somebody the catalog does not know. The domain `invalid` never exists (RFC 2606). */
function nameless(ref: string): Person {
  const name = ref.startsWith('user:')
    ? parseEntityRef(ref).name
    : ref.replace(/[^A-Za-z0-9-]+/g, '-');
  return { name, email: `${name}@noreply.invalid` };
}
