import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { everyone, PORTAL_USER, type User } from '../forge/store/users';
import type { Account } from '../serverAccount';
import { GiteaError } from './GiteaError';
import type { GiteaPlaces } from './places';
import { giteaEnvironment } from './server';

const run = promisify(execFile);

/** What Gitea's administration commands need. */
export interface Administration {
  account: Account;
  binary: string;
  places: GiteaPlaces;
}

/** Makes the portal's user, an administrator, unless it is there: the first one can only be made on the machine. */
export async function ensureAdministrator(
  administration: Administration,
  password: string,
): Promise<void> {
  const user = everyone().find(({ login }) => login === PORTAL_USER);
  if (!user) throw new GiteaError(`There is no user ${PORTAL_USER}`);
  await gitea(administration, ['migrate']);
  try {
    await gitea(administration, [
      ...['admin', 'user', 'create', '--admin', '--must-change-password=false'],
      ...['--username', user.login, '--email', user.email],
      ...['--fullname', user.fullName, '--password', password],
    ]);
  } catch (error) {
    const exists = error instanceof GiteaError && /exist/.test(error.message);
    if (!exists) throw error;
  }
}

async function gitea(
  { account, binary, places }: Administration,
  command: string[],
): Promise<void> {
  const { program, args, ...ids } = account.command(binary, [
    '--config',
    places.configuration,
    ...command,
  ]);
  try {
    await run(program, args, {
      ...ids,
      cwd: places.work,
      env: giteaEnvironment(places),
      timeout: 120_000,
      maxBuffer: 16_000_000,
    });
  } catch (cause) {
    // The command line holds a password, and node quotes it.
    const said =
      typeof cause === 'object' && cause !== null && 'stderr' in cause
        ? String(cause.stderr).trim()
        : '';
    throw new GiteaError(
      `gitea ${command.slice(0, 3).join(' ')} failed: ${said.slice(-600)}`,
    );
  }
}

/**
 * Makes everybody of the example organization with a token each, and the organization with a team in which all may write.
 *
 * @returns token by user
 */
export async function ensureEveryone(options: {
  url: string;
  password: string;
  organization: string;
}): Promise<Record<string, string>> {
  const request = asAdministrator(options.url, options.password);
  const { organization } = options;
  const tokens: Record<string, string> = {};
  const everybody = everyone();
  await Promise.all(
    everybody.map(async user => {
      if (user.login !== PORTAL_USER) await ensureUser(request, user);
      tokens[user.login] = await makeToken(request, user.login);
    }),
  );
  await ensureTeam(request, organization, everybody);
  return tokens;
}

type Request = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: unknown }>;

/** Basic authentication: Gitea gives tokens to whoever shows a password. */
function asAdministrator(url: string, password: string): Request {
  const basic = Buffer.from(`${PORTAL_USER}:${password}`).toString('base64');
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Basic ${basic}`,
        'Content-Type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const { status } = response;
    // 409 and 422: it is there already.
    if (!response.ok && ![404, 409, 422].includes(status)) {
      throw new GiteaError(
        `${method} ${path}: ${status} ${text.slice(0, 300)}`,
      );
    }
    return { status, body: text ? JSON.parse(text) : undefined };
  };
}

async function ensureUser(request: Request, user: User): Promise<void> {
  const { login, email, fullName } = user;
  if ((await request('GET', `/users/${login}`)).status === 200) return;
  await request('POST', '/admin/users', {
    username: login,
    email,
    full_name: fullName,
    password: randomUUID(),
    must_change_password: false,
  });
}

async function makeToken(request: Request, login: string): Promise<string> {
  const path = `/users/${login}/tokens`;
  const { status, body } = await request('POST', path, {
    // Gitea shows a token once: a start that was interrupted needs another one.
    name: `waymark-${randomUUID()}`,
    scopes: ['all'],
  });
  const token = memberOf(body, 'sha1');
  if (typeof token !== 'string') {
    throw new GiteaError(`POST ${path}: ${status}, no token`);
  }
  return token;
}

async function ensureTeam(
  request: Request,
  organization: string,
  members: readonly User[],
): Promise<void> {
  await request('POST', '/orgs', { username: organization });
  const path = `/orgs/${organization}/teams`;
  const team = {
    name: 'members',
    permission: 'write',
    includes_all_repositories: true,
    can_create_org_repo: false,
    units: ['repo.code', 'repo.issues', 'repo.pulls', 'repo.releases'],
  };
  const made = await request('POST', path, team);
  const listed = made.status === 201 ? undefined : await request('GET', path);
  const found: unknown = Array.isArray(listed?.body)
    ? listed.body.find(each => memberOf(each, 'name') === team.name)
    : made.body;
  const id = memberOf(found, 'id');
  if (typeof id !== 'number') {
    throw new GiteaError(`Team ${team.name} of ${organization} is missing`);
  }
  for (const { login } of members) {
    await request('PUT', `/teams/${id}/members/${login}`);
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}
