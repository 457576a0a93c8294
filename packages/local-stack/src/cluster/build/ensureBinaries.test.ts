import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { buildObstacle } from '../buildObstacle';
import { folderFor, stamp } from './builtFolder';
import { GoMissingError } from './ClusterBuildError';
import { ensureBinaries, missingBinaries } from './ensureBinaries';

const platform = `${os.platform()}/${
  os.arch() === 'x64' ? 'amd64' : os.arch()
}`;

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'built programs '));
  // A Go that builds nothing: what a machine without one sees, wherever the real one lies.
  const go = path.join(folder, 'go');
  await writeFile(go, '#!/bin/sh\necho go1.22.1\necho linux\necho amd64\n');
  await chmod(go, 0o755);
  env = { PATH: folder, WAYMARK_CACHE_DIR: folder, CC: 'no-such-compiler' };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(goVersion: string): Promise<string> {
  const built = await folderFor(
    path.join(folder, 'cluster'),
    'kube',
    goVersion,
  );
  await mkdir(built, { recursive: true });
  await stamp(built, { part: 'kube', goVersion, seconds: 54 });
  return built;
}

describe('programs without Go', () => {
  it('are those that a Go has built from the present sources', async () => {
    const built = await put(`go1.26.8 ${platform}`);
    expect(await missingBinaries(['kube', 'gitea'], env)).toEqual(['gitea']);
    const binaries = await ensureBinaries(['kube'], { env });
    expect(binaries.path('kube', 'bin', 'kube')).toBe(
      path.join(built, 'bin', 'kube'),
    );
  });

  it.each([
    ['another machine', 'go1.26.8 plan9/mips'],
    ['nobody', undefined],
  ])('are not those of %s', async (_whose, goVersion) => {
    if (goVersion) await put(goVersion);
    await expect(ensureBinaries(['kube'], { env })).rejects.toThrow(
      GoMissingError,
    );
  });

  it('are not those of other sources, whatever the stamp says', async () => {
    const other = path.join(folder, 'cluster', 'kube-0123456789abcdef');
    await mkdir(other, { recursive: true });
    await stamp(other, {
      part: 'kube',
      goVersion: `go1.26.8 ${platform}`,
      seconds: 54,
    });
    expect(await missingBinaries(['kube'], env)).toEqual(['kube']);
  });

  it('are an obstacle, by name and with what to do, only when some are missing', async () => {
    await put(`go1.26.8 ${platform}`);
    expect(await buildObstacle(['kube', 'gitea'], env)).toMatchObject({
      name: 'GoMissingError',
      fix: expect.stringContaining('Install Go'),
    });
  });
});

describe('programs without a C compiler', () => {
  it('are an obstacle when they need one', async () => {
    const go = path.join(folder, 'go');
    await writeFile(go, '#!/bin/sh\necho go1.26.8\necho linux\necho amd64\n');
    expect(await buildObstacle(['kube'], env)).toBeUndefined();
    expect(await buildObstacle(['kube', 'gitea'], env)).toMatchObject({
      message: 'Gitea 1.26.4 cannot be built: no-such-compiler was not found',
    });
  });
});
