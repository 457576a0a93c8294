import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import {
  ForgeConflictError,
  ForgeDeniedError,
  ForgeError,
  ForgeInputError,
  ForgeNotFoundError,
  ForgeResponseError,
  ForgeUnavailableError,
} from '../errors';

/** How to reach a Gitea. */
export type GiteaConnection = {
  /** Without `/api/v1`. */
  url: string;
  /** Owner of the token; git's Basic authentication needs the name. */
  user: string;
  token: string;
  /**
   * For one try of one request.
   * @default 10_000
   */
  timeoutMs?: number;
  /**
   * Further tries of what can be repeated, after 5xx and lost connections.
   * @default 3
   */
  retries?: number;
};

/** One request of the API. */
export type GiteaRequest = {
  /** The method of `Forge` it is for; goes into errors. */
  operation: string;
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, components encoded. */
  path: string;
  body?: unknown;
  /**
   * Whether a repetition does no harm.
   * @default every method but POST
   */
  repeatable?: boolean;
};

const FIRST_PAUSE_MS = 150;
const MAX_PAGES = 2_000;

function errorFor(
  operation: string,
  status: number,
  message: string,
): ForgeError {
  if (status === 401 || status === 403)
    return new ForgeDeniedError(operation, message, status);
  if (status === 404) return new ForgeNotFoundError(operation, message, status);
  if (status === 409 || status === 412)
    return new ForgeConflictError(operation, message, status);
  if (status === 429 || status >= 500) {
    return new ForgeUnavailableError(operation, message, status);
  }
  return new ForgeInputError(operation, message, status);
}

/** Gitea's `{message}`, or the status when the answer is something else, such as a proxy's page. */
function messageOf(text: string, status: number): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'message' in body)
      return String(body.message);
  } catch {
    // Not JSON: the status alone has to do.
  }
  return `the forge answered ${status}`;
}

/** Encodes the components of a path, keeping its slashes. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Requests of Gitea's API with timeout, repetition and typed errors. */
export class GiteaHttp {
  readonly #connection: GiteaConnection;

  constructor(connection: GiteaConnection) {
    this.#connection = connection;
  }

  /** The answer's JSON in a known shape. */
  async json<T>(request: GiteaRequest, schema: z.ZodType<T>): Promise<T> {
    const text = await this.text(request);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch (error) {
      throw new ForgeResponseError(
        request.operation,
        'the answer is not JSON',
        undefined,
        error,
      );
    }
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue.path.join('.') || 'the answer';
    throw new ForgeResponseError(
      request.operation,
      `${field}: ${issue.message}`,
    );
  }

  /** All pages of a list. */
  async list<T>(request: GiteaRequest, schema: z.ZodType<T[]>): Promise<T[]> {
    const items: T[] = [];
    const joint = request.path.includes('?') ? '&' : '?';
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const path = `${request.path}${joint}page=${page}&limit=50`;
      const part = await this.json({ ...request, path }, schema);
      items.push(...part);
      // Gitea may be set to smaller pages than asked for, so only an empty one is the end.
      if (part.length === 0) return items;
    }
    const reason = `the list has not ended after ${MAX_PAGES} pages`;
    throw new ForgeResponseError(request.operation, reason);
  }

  /** The answer's text. */
  async text(request: GiteaRequest): Promise<string> {
    const repeatable = request.repeatable ?? request.method !== 'POST';
    const retries = repeatable ? this.#connection.retries ?? 3 : 0;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#once(request);
      } catch (error) {
        if (!(error instanceof ForgeUnavailableError) || attempt >= retries)
          throw error;
        // Jitter keeps clients that failed together from coming back together.
        await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
      }
    }
  }

  /** False instead of an error when there is nothing to delete. */
  async delete(request: GiteaRequest): Promise<boolean> {
    try {
      await this.text({ ...request, method: 'DELETE' });
      return true;
    } catch (error) {
      if (error instanceof ForgeNotFoundError) return false;
      throw error;
    }
  }

  async #once({
    operation,
    method = 'GET',
    path,
    body,
  }: GiteaRequest): Promise<string> {
    const { url, token, timeoutMs = 10_000 } = this.#connection;
    const signal = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/api/v1${path}`, {
        method,
        // A redirect would carry the token to another address.
        redirect: 'error',
        signal,
        headers: {
          Accept: 'application/json',
          Authorization: `token ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      text = await response.text();
    } catch (error) {
      const reason = signal.aborted
        ? `no answer in ${timeoutMs} ms`
        : 'no connection';
      throw new ForgeUnavailableError(
        operation,
        `${reason} from ${url}`,
        undefined,
        error,
      );
    }
    if (response.ok) return text;
    throw errorFor(
      operation,
      response.status,
      messageOf(text, response.status),
    );
  }
}
