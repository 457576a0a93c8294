import { spawn } from 'node:child_process';

const MAX_OUTPUT_BYTES = 128 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/** git ended with a code that the caller did not expect. */
export class GitFailure extends Error {
  readonly code: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stderr: string) {
    super(`git ${args[0]} ended with ${code}: ${stderr.trim()}`);
    this.name = 'GitFailure';
    this.code = code;
    this.stderr = stderr;
  }
}

/**
 * Environment of every git process: nothing of the caller's `GIT_*` variables or configuration, so
 * that the forge behaves the same in a hook, in a test and on any machine.
 */
export function gitBaseEnvironment(): Record<string, string> {
  const config: Array<[string, string]> = [
    ['safe.directory', '*'],
    ['core.quotePath', 'false'],
    ['uploadpack.allowFilter', 'true'],
    ['uploadpack.allowAnySHA1InWant', 'true'],
    ['http.receivepack', 'true'],
    ['receive.fsckObjects', 'true'],
    ['advice.pushUpdateRejected', 'false'],
  ];
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(config.length),
  };
  config.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}

/** What a git process is given. */
export type GitOptions = {
  /** Bare repository. */
  cwd: string;
  env?: Record<string, string>;
  input?: string | Buffer;
  /**
   * Exit codes that are answers, not failures.
   * @default [0]
   */
  codes?: number[];
};

/** Exit code and output of git. */
export type GitResult = { code: number; stdout: Buffer; stderr: string };

/** Runs git without a shell. Throws {@link GitFailure}. */
export function runGit(
  args: readonly string[],
  options: GitOptions,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: { ...gitBaseEnvironment(), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    let size = 0;
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 16_384) stderr += chunk.toString('utf8');
    });
    // git may end without reading its input.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', code => {
      if (code !== null && (options.codes ?? [0]).includes(code)) {
        resolve({ code, stdout: Buffer.concat(out), stderr });
      } else {
        reject(new GitFailure(args, code, stderr));
      }
    });
    child.stdin.end(options.input ?? '');
  });
}

/** Runs git and returns what it printed, without the last line break. */
export async function gitText(
  args: readonly string[],
  options: GitOptions,
): Promise<string> {
  const { stdout } = await runGit(args, options);
  return stdout.toString('utf8').replace(/\n$/, '');
}
