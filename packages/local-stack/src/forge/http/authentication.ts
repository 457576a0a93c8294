import type { Request, RequestHandler, Response } from 'express';
import { HttpProblem, notFound } from '../problems';
import type { StoredRepository } from '../store/repositories';
import type { User, Users } from '../store/users';

const signedIn = new WeakMap<Response, User>();

type Credentials = { token: string; login?: string };

function readCredentials(req: Request): Credentials | undefined {
  const header = req.get('authorization');
  if (!header) return undefined;
  const [, scheme = '', value = ''] = /^(\S+)\s+(.*)$/.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'token':
    case 'bearer':
      return { token: value };
    case 'basic': {
      const pair = Buffer.from(value, 'base64').toString('utf8');
      const colon = pair.indexOf(':');
      return { login: pair.slice(0, colon), token: pair.slice(colon + 1) };
    }
    default:
      return { token: '' };
  }
}

/** Recognizes the user. Reading needs none, but wrong credentials are refused even then. */
export function authentication(users: Users): RequestHandler {
  return (req, res, next) => {
    const credentials = readCredentials(req);
    if (credentials) {
      const user = users.authenticate(credentials.token, credentials.login);
      if (!user) {
        res.set('WWW-Authenticate', 'Basic realm="Waymark local forge"');
        throw new HttpProblem(401, 'user does not exist or token is wrong');
      }
      signedIn.set(res, user);
    }
    next();
  };
}

/** The signed-in user. */
export function userOf(res: Response): User | undefined {
  return signedIn.get(res);
}

/** The signed-in user, or 401 with a challenge that git answers. */
export function requireUser(res: Response): User {
  const user = signedIn.get(res);
  if (user) return user;
  res.set('WWW-Authenticate', 'Basic realm="Waymark local forge"');
  throw new HttpProblem(401, 'token is required');
}

/** The signed-in user if an administrator of the forge, else 403. */
export function requireAdmin(res: Response): User {
  const user = requireUser(res);
  if (!user.admin)
    throw new HttpProblem(403, `${user.login} is not an administrator here`);
  return user;
}

/** A private repository does not exist for people who are not signed in. */
export function requireReadable(
  repository: StoredRepository,
  res: Response,
): StoredRepository {
  if (repository.record.private && !signedIn.has(res)) {
    throw notFound(
      `repository ${repository.record.owner}/${repository.record.name}`,
    );
  }
  return repository;
}
