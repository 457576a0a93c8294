import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CliError } from '../CliError';

/** Port of the portal when nothing else is asked for. */
export const defaultPortBase = 7070;

const settingsSchema = z.strictObject({
  portBase: z.number().int().min(1024).max(65_500),
  cluster: z.boolean().default(false),
});

/** How to open an instance. What is left out is as it was kept, else the default. */
export interface InstanceOptions {
  /** @default 7070 */
  portBase?: number;
  /** @default false */
  cluster?: boolean;
  /** @default `WAYMARK_STATE_DIR`, else `.waymark` of the checkout */
  stateDir?: string;
}

/** Ports on 127.0.0.1, counted from the base. */
export interface Ports {
  portal: number;
  identity: number;
  forge: number;
  postgres: number;
  devFrontend: number;
}

/** One running copy of the portal: a checkout, a folder for its state, and a range of ports. */
export class Instance {
  readonly ports: Ports;
  readonly portalUrl: string;
  readonly identityUrl: string;
  readonly forgeUrl: string;

  private constructor(
    /** Root of the checkout. */
    readonly root: string,
    /** Folder of everything that `up` makes for this copy; `.waymark` of the checkout by default. */
    readonly stateDir: string,
    readonly portBase: number,
    /** Whether a Kubernetes cluster with Argo CD runs beside the portal, and a Gitea is its forge. */
    readonly cluster: boolean,
  ) {
    this.ports = {
      portal: portBase,
      identity: portBase + 1,
      forge: portBase + 2,
      postgres: portBase + 3,
      devFrontend: portBase + 4,
    };
    this.portalUrl = `http://localhost:${this.ports.portal}`;
    this.identityUrl = `http://localhost:${this.ports.identity}`;
    this.forgeUrl = `http://localhost:${this.ports.forge}`;
  }

  /** Opens the instance of this checkout. Port base and cluster are kept for later commands by {@link prepare}. */
  static async open(options: InstanceOptions = {}): Promise<Instance> {
    const root = checkoutRoot();
    const stateDir = path.resolve(
      options.stateDir ??
        process.env.WAYMARK_STATE_DIR ??
        path.join(root, '.waymark'),
    );
    const kept = await readSettings(stateDir);
    return new Instance(
      root,
      stateDir,
      options.portBase ?? kept?.portBase ?? defaultPortBase,
      options.cluster ?? kept?.cluster ?? false,
    );
  }

  /** A path inside the state folder. */
  state(...parts: string[]): string {
    return path.join(this.stateDir, ...parts);
  }

  /** A path inside the folder that all instances of this checkout share: tools, builds, the docs' Python. */
  shared(...parts: string[]): string {
    return path.join(this.root, '.waymark', ...parts);
  }

  /** Makes the state folder and keeps the settings. */
  async prepare(): Promise<void> {
    try {
      await mkdir(this.state('config'), { recursive: true });
      await mkdir(this.state('logs'), { recursive: true });
      await mkdir(this.state('run'), { recursive: true });
      const file = settingsFile(this.stateDir);
      const draft = `${file}.${process.pid}`;
      await writeFile(
        draft,
        `${JSON.stringify({
          portBase: this.portBase,
          cluster: this.cluster,
        })}\n`,
      );
      await rename(draft, file);
    } catch (cause) {
      throw new CliError('cannotWrite', `${this.stateDir} cannot be written`, {
        fix: 'Check who owns the folder and whether the disk is full.',
        cause,
      });
    }
  }
}

/** The script `waymark` names it; a test or a debugger comes without. */
function checkoutRoot(): string {
  const named = process.env.WAYMARK_ROOT;
  const own = path.dirname(require.resolve('@waymark/cli/package.json'));
  return path.resolve(named ?? path.join(own, '..', '..'));
}

function settingsFile(stateDir: string): string {
  return path.join(stateDir, 'config', 'instance.json');
}

async function readSettings(stateDir: string) {
  const text = await readFile(settingsFile(stateDir), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) return undefined;
  try {
    return settingsSchema.parse(JSON.parse(text));
  } catch {
    // A damaged file only costs the settings, which `up` with its options gives again.
    return undefined;
  }
}
