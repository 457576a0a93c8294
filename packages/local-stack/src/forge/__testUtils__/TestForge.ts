import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startForge } from '../server';
import { PORTAL_USER } from '../store/users';
import type { RunningForge } from '../types';

const run = promisify(execFile);

/** A forge in a temporary folder, started for one test file. */
export class TestForge {
  readonly root: string;
  readonly log: string[];
  readonly running: RunningForge;

  private constructor(root: string, log: string[], running: RunningForge) {
    this.root = root;
    this.log = log;
    this.running = running;
  }

  static async start(): Promise<TestForge> {
    // A space, because the path of a work tree may have one.
    const root = await mkdtemp(join(tmpdir(), 'waymark forge '));
    const log: string[] = [];
    return new TestForge(
      root,
      log,
      await startForge({ root, log: line => log.push(line) }),
    );
  }

  /** A request of the API; with a body it is a POST unless said otherwise. */
  api(
    path: string,
    options: { method?: string; body?: unknown; user?: string | null } = {},
  ): Promise<Response> {
    const {
      body,
      user = PORTAL_USER,
      method = body === undefined ? 'GET' : 'POST',
    } = options;
    return fetch(`${this.running.apiUrl}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(user === null
          ? {}
          : { Authorization: `token ${this.running.tokens[user]}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  page(path: string): Promise<Response> {
    return fetch(`${this.running.url}${path}`);
  }

  /** Runs git as a user of the forge, or as nobody. */
  async git(
    cwd: string,
    user: string | null,
    ...args: string[]
  ): Promise<string> {
    const pair = user === null ? '' : `${user}:${this.running.tokens[user]}`;
    const { stdout } = await run('git', args, {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: cwd,
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Ada Okafor',
        GIT_AUTHOR_EMAIL: 'ada.okafor@meridian.example',
        GIT_COMMITTER_NAME: 'Ada Okafor',
        GIT_COMMITTER_EMAIL: 'ada.okafor@meridian.example',
        ...(user === null
          ? {}
          : {
              GIT_CONFIG_COUNT: '1',
              GIT_CONFIG_KEY_0: `http.${this.running.url}/.extraHeader`,
              GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(
                pair,
              ).toString('base64')}`,
            }),
      },
    });
    return stdout.trim();
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await rm(this.root, { recursive: true, force: true });
  }
}
