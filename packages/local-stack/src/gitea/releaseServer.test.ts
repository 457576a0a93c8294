import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { giteaPlaces } from './places';
import { releaseGitea } from './releaseServer';

/** Stands for `gitea web`: it is known by the configuration on its command line. */
function serve(configuration: string): ChildProcess {
  return spawn(
    process.execPath,
    ['-e', 'setInterval(() => {}, 1000)', configuration],
    { stdio: 'ignore' },
  );
}

describe('releaseGitea', () => {
  let root: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(path.join(tmpdir(), 'gitea-')));
    await mkdir(path.dirname(giteaPlaces(root).configuration), {
      recursive: true,
    });
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(root, { recursive: true, force: true });
  });

  const leave = async (configuration: string) => {
    child = serve(configuration);
    await once(child, 'spawn');
    await writeFile(
      giteaPlaces(root).server,
      JSON.stringify({ pid: child.pid }),
    );
    return child;
  };

  it('stops the server that was left on these files', async () => {
    const left = await leave(giteaPlaces(root).configuration);
    const ended = once(left, 'exit');
    await releaseGitea(root);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('leaves a process alone that merely got its id', async () => {
    const stranger = await leave('something/else.ini');
    await releaseGitea(root);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
  });

  it('has nothing to do before the first start', async () => {
    await expect(
      releaseGitea(path.join(root, 'none')),
    ).resolves.toBeUndefined();
  });
});
