import { spawn } from 'node:child_process';
import { GitError } from './GitError';

/** How to run git. */
export interface GitRun {
  /** The repository (`--git-dir`). */
  gitDir: string;
  /** Credentials and their like; never on the command line. */
  env?: Record<string, string>;
  /** @defaultValue nothing */
  input?: string | Buffer;
  /** @defaultValue 60000 */
  timeoutMs?: number;
}

const SETTINGS = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'gc.autoDetach=false',
];
const DEFAULT_TIMEOUT_MS = 60_000;
const MAX_STDERR = 2000;

/**
 * Runs git on a bare repository and gives its output. Configuration of the machine and of the user plays no part, git
 * never asks for anything, and hooks do not run.
 *
 * @throws GitError
 */
export function runGit(args: readonly string[], run: GitRun): Promise<Buffer> {
  const [command = ''] = args;
  return new Promise((resolve, reject) => {
    const child = spawn(
      'git',
      ['--git-dir', run.gitDir, ...SETTINGS, ...args],
      { env: environment(run.env), stdio: ['pipe', 'pipe', 'pipe'] },
    );
    const output: Buffer[] = [];
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, run.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      if (errors.length < MAX_STDERR) errors += chunk.toString('utf8');
    });
    // Git may end before it has read everything; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.once('error', error => {
      clearTimeout(timer);
      reject(new GitError(command, error.message, ''));
    });
    child.once('close', code => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(output));
      else {
        const reason = late ? 'took too long' : `exit code ${code}`;
        reject(new GitError(command, reason, errors.trim()));
      }
    });
    child.stdin.end(run.input ?? '');
  });
}

function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    ...proxySettings(),
    ...extra,
  };
}

/** A forge outside may only be reachable through the proxy that the machine names. */
function proxySettings(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy', 'GIT_SSL_CAINFO'];
  return Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name] ?? process.env[name.toUpperCase()];
      return value ? [[name, value]] : [];
    }),
  );
}
