import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { promisify } from 'node:util';
import { ClusterBuildError } from './ClusterBuildError';
import { modulesFolder } from './cacheFolder';
import { BuildEstimate, type BuildProgress } from './estimate';
import type { GoToolchain } from './go';
import type { Recipe } from './recipes';

const run = promisify(execFile);

/** How often progress is told, in milliseconds. */
const tellEveryMs = 1_000;

/** `go list` calls a package stale although its object waits in the cache. */
const cached = 'not installed but available in build cache';

/**
 * Builds the programs of a part into `<target>/bin` and copies what they need into `<target>/share`.
 *
 * @throws ClusterBuildError with the end of what Go said
 */
export async function buildPart(
  recipe: Recipe,
  go: GoToolchain,
  target: string,
  onProgress: (progress: BuildProgress) => void,
): Promise<void> {
  const cwd = path.join(modulesFolder, recipe.module);
  const env = { ...go.env, CGO_ENABLED: recipe.cgo ? '1' : '0' };
  onProgress({ title: `${recipe.title}: modules`, fraction: 0 });
  await goRun(recipe, go, ['mod', 'download'], { cwd, env });
  const estimate = new BuildEstimate(
    recipe.title,
    await countStale(recipe, go, { cwd, env }),
    recipe.coldSeconds * 1_000,
  );
  const timer = setInterval(() => onProgress(estimate.read()), tellEveryMs);
  try {
    await mkdir(path.join(target, 'bin'), { recursive: true });
    for (const [source, program] of Object.entries(recipe.programs)) {
      const out = path.join(target, 'bin', program);
      await goRun(
        recipe,
        go,
        ['build', '-v', ...flags(recipe), '-o', out, source],
        { cwd, env },
        () => estimate.begin(),
      );
    }
  } finally {
    clearInterval(timer);
  }
  for (const { module, folder, as } of recipe.share) {
    const { stdout } = await run(
      go.program,
      ['list', '-m', '-f', '{{.Dir}}', module],
      { cwd, env },
    );
    await copyWritable(
      path.join(stdout.trim(), folder),
      path.join(target, 'share', as),
    );
  }
}

function flags({ tags, variables }: Recipe): string[] {
  const values = Object.entries(variables).map(
    ([name, value]) => `-X ${name}=${value}`,
  );
  return [
    ...(tags ? ['-tags', tags] : []),
    '-ldflags',
    ['-s -w', ...values].join(' '),
  ];
}

async function countStale(
  recipe: Recipe,
  go: GoToolchain,
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<number> {
  const { stdout } = await run(
    go.program,
    [
      'list',
      '-deps',
      '-f',
      '{{if .Stale}}{{.StaleReason}}{{end}}',
      ...(recipe.tags ? ['-tags', recipe.tags] : []),
      ...Object.keys(recipe.programs),
    ],
    { ...options, maxBuffer: 20_000_000 },
  );
  return stdout.split('\n').filter(line => line !== '' && line !== cached)
    .length;
}

/** Runs Go; each line that it writes is told. */
async function goRun(
  recipe: Recipe,
  go: GoToolchain,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
  onLine: () => void = () => undefined,
): Promise<void> {
  const child = spawn(go.program, args, {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  readline.createInterface({ input: child.stderr }).on('line', line => {
    onLine();
    said.push(line);
    if (said.length > 20) said.shift();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code === 0) return;
  throw new ClusterBuildError(
    `${recipe.title} cannot be built (go ${
      args[0]
    } ended with code ${code}):\n${said.join('\n')}`,
    recipe.cgo
      ? 'It needs a C compiler (Debian: apt install gcc libc6-dev), room for 8 GiB, and a way to the Go module proxy (GOPROXY).'
      : 'It needs room for 8 GiB and a way to the Go module proxy (GOPROXY).',
  );
}

/** The module cache is read-only; copies of it must be removable. */
async function copyWritable(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, dereference: true });
  await makeWritable(to);
}

async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await makeWritable(file);
    else await chmod(file, 0o644);
  }
}
