import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files';

/** Someone who may sign in. */
export type User = {
  id: number;
  login: string;
  fullName: string;
  email: string;
  /** May make organizations, delete repositories, and set protection and hooks. */
  admin: boolean;
};

/**
 * The portal's user: makes repositories and commits change sets. Not the plain name of the product: Backstage takes the
 * user of a forge for a secret, and would blot the name out of every line of the log.
 */
export const PORTAL_USER = 'waymark-portal';
/** The only user who may push branch `rendered` of the GitOps repository. */
export const RECONCILER_USER = 'waymark-reconciler';

const PEOPLE = [
  'Ada Okafor',
  'Ben Lindqvist',
  'Chen Wei',
  'Ines Moreau',
  'Dara Novak',
  'Emil Sorensen',
  'Fatima Haddad',
  'Hugo Martins',
  'Grace Park',
  'Jonas Weber',
  'Sol Okonkwo',
];

/** Everybody who may sign in to the forge of the example organization: the portal's two users, then its people. */
export function everyone(): User[] {
  const bots = [
    { login: PORTAL_USER, fullName: 'Waymark', admin: true },
    { login: RECONCILER_USER, fullName: 'Waymark Reconciler', admin: false },
  ];
  const people = PEOPLE.map(fullName => ({
    login: fullName.toLowerCase().replace(' ', '-'),
    fullName,
    admin: false,
  }));
  return [...bots, ...people].map((user, index) => ({
    ...user,
    id: index + 1,
    email: `${user.login.replace('-', '.')}@meridian.example`,
  }));
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** The users of the forge and their tokens, kept in `<root>/.forge/tokens.json` (0600). */
export class Users {
  readonly tokens: Record<string, string>;
  readonly #byLogin: Map<string, User>;
  readonly #digests: Map<string, Buffer>;

  private constructor(tokens: Record<string, string>) {
    this.tokens = tokens;
    this.#byLogin = new Map(everyone().map(user => [user.login, user]));
    this.#digests = new Map(
      Object.entries(tokens).map(([login, token]) => [login, digest(token)]),
    );
  }

  /** Reads the tokens, making those that are missing. */
  static async open(root: string): Promise<Users> {
    const folder = join(root, '.forge');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'tokens.json');
    const known =
      (await readJson(path, z.record(z.string(), z.string()))) ?? {};
    const missing = everyone().filter(({ login }) => !known[login]);
    const tokens = { ...known };
    for (const { login } of missing)
      tokens[login] = randomBytes(20).toString('hex');
    if (missing.length > 0) await writeJson(path, tokens);
    return new Users(tokens);
  }

  get(login: string): User | undefined {
    return this.#byLogin.get(login);
  }

  byEmail(email: string): User | undefined {
    return [...this.#byLogin.values()].find(user => user.email === email);
  }

  /** The user whose token this is; with a login given, only that user. */
  authenticate(token: string, login?: string): User | undefined {
    const presented = digest(token);
    let found: User | undefined;
    for (const [candidate, expected] of this.#digests) {
      const equal = timingSafeEqual(presented, expected);
      if (equal && (login === undefined || login === candidate))
        found = this.get(candidate);
    }
    return found;
  }
}
