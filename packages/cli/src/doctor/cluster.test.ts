import { mkdtempSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { checkCluster } from './cluster';

const folder = temporaryFolder();

async function program(name: string, script: string): Promise<string> {
  const bin = mkdtempSync(path.join(folder(), 'bin'));
  const file = path.join(bin, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return bin;
}

describe('checkCluster', () => {
  it('says that Go is too old, and what to do', async () => {
    const bin = await program(
      'go',
      String.raw`printf 'go1.22.1\nlinux\namd64\n'`,
    );
    const [go] = await checkCluster({ PATH: bin });
    expect(go).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('is go1.22.1'),
      fix: expect.stringContaining('--kubeconfig'),
    });
  });

  it('says what is to be built, and how long that takes', async () => {
    const bin = await program(
      'go',
      String.raw`printf 'go1.26.8\nlinux\namd64\n'`,
    );
    const [go] = await checkCluster({
      PATH: bin,
      WAYMARK_CACHE_DIR: path.join(folder(), 'cache'),
    });
    expect(go).toMatchObject({
      status: 'ok',
      found:
        'go1.26.8 linux/amd64; to be built: kube, argocd, rollouts, gitea, about 16 min',
    });
  });

  it('names the missing compiler and who needs it', async () => {
    const [, compiler] = await checkCluster({
      PATH: folder(),
      CC: 'no-such-cc',
    });
    expect(compiler).toMatchObject({ status: 'warn', found: 'not found' });
  });
});
