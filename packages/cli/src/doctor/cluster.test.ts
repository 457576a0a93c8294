import { mkdtempSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../testing/temporaryFolder';
import { checkCluster } from './cluster';

const folder = temporaryFolder();

/** A machine with a Go of this version, no C compiler, and nothing built. */
async function machine(goVersion: string): Promise<NodeJS.ProcessEnv> {
  const bin = mkdtempSync(path.join(folder(), 'bin'));
  const go = path.join(bin, 'go');
  await writeFile(go, `#!/bin/sh\necho ${goVersion}\necho linux\necho amd64\n`);
  await chmod(go, 0o755);
  return {
    PATH: bin,
    WAYMARK_CACHE_DIR: path.join(folder(), 'cache'),
    CC: 'no-such-cc',
  };
}

describe('checkCluster', () => {
  it('says that Go is too old, what is not possible then, and what to do', async () => {
    const [go] = await checkCluster(await machine('go1.22.1'));
    expect(go).toMatchObject({
      id: 'go',
      status: 'warn',
      found: expect.stringMatching(
        /is go1\.22\.1: .*cluster up.* are not possible$/,
      ),
      fix: expect.stringContaining('--kubeconfig'),
    });
  });

  it('says what is to be built, how long that takes, and who needs the missing compiler', async () => {
    const [go, compiler, programs] = await checkCluster(
      await machine('go1.26.8'),
    );
    expect(go).toMatchObject({ status: 'ok', found: 'go1.26.8 linux/amd64' });
    expect(compiler).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('up --cluster is not possible'),
      fix: expect.stringContaining('Gitea'),
    });
    expect(programs).toMatchObject({
      status: 'ok',
      found: expect.stringContaining(
        'to be built: kube, argocd, rollouts, gitea, about 16 min',
      ),
    });
  });
});
