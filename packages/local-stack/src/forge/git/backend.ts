import { spawn } from 'node:child_process';
import type { Request, Response } from 'express';
import { RECEIVED_VARIABLE } from './hooks';
import { receivedFile, type RefChange } from './push';
import { gitBaseEnvironment } from './run';

const MAX_REQUEST_BYTES = 512 * 1024 * 1024;
const MAX_HEADER_BYTES = 64 * 1024;
const TIMEOUT_MS = 10 * 60_000;

/** One request of git's smart HTTP protocol, already checked and authenticated. */
export type BackendRequest = {
  /** Folder above `<owner>/<repo>.git`. */
  root: string;
  owner: string;
  name: string;
  /** `info/refs`, `git-upload-pack` or `git-receive-pack`. */
  service: string;
  user?: string;
  /** Told what changed before the client hears that its push is done. */
  onReceived(changes: RefChange[]): Promise<void>;
};

function environment(req: Request, request: BackendRequest, received: string) {
  const header = (name: string) => req.get(name) ?? '';
  return {
    ...gitBaseEnvironment(),
    GIT_PROJECT_ROOT: request.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${request.owner}/${request.name}.git/${request.service}`,
    REQUEST_METHOD: req.method,
    QUERY_STRING: new URL(req.originalUrl, 'http://localhost').search.slice(1),
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_ADDR: req.socket.remoteAddress ?? '',
    [RECEIVED_VARIABLE]: received,
    // No CONTENT_LENGTH, so that it reads until the end of its input: where less comes than was announced, because we were killed,
    // http-backend of git 2.39 asks for the rest for ever, and with all of a processor.
    ...(request.user ? { REMOTE_USER: request.user } : {}),
  };
}

/** Applies the CGI header block to the response. */
function applyHeaders(res: Response, block: string): void {
  res.status(200);
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') res.status(Number.parseInt(value, 10));
    else res.setHeader(name, value);
  }
}

/**
 * Hands a request to `git http-backend` over CGI, streaming both ways. Resolves when the answer is
 * complete; a client that goes away ends git.
 */
export function serveGit(
  req: Request,
  res: Response,
  request: BackendRequest,
): Promise<void> {
  const received = receivedFile();
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], {
      cwd: request.root,
      env: environment(req, request, received.path),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIMEOUT_MS,
    });
    let head: Buffer | undefined = Buffer.alloc(0);
    let sent = 0;

    req.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent > MAX_REQUEST_BYTES) child.kill();
    });
    req.pipe(child.stdin);
    // git ends without reading its input when it refuses a request.
    child.stdin.on('error', () => undefined);

    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) {
        if (!res.write(chunk)) child.stdout.pause();
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end >= 0) {
        applyHeaders(res, head.subarray(0, end).toString('latin1'));
        res.write(head.subarray(end + 4));
        head = undefined;
      } else if (head.length > MAX_HEADER_BYTES) {
        child.kill();
      }
    });
    res.on('drain', () => child.stdout.resume());
    res.on('close', () => {
      if (!res.writableFinished) child.kill();
    });
    child.on('error', reject);
    child.on('close', () => {
      if (head !== undefined) res.status(500);
      received
        .take()
        .then(changes => request.onReceived(changes))
        .then(() => {
          res.end();
          resolve();
        }, reject);
    });
  });
}
