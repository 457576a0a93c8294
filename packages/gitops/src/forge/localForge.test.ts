import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORTAL_USER, RECONCILER_USER, startForge } from '@waymark/local-stack';
import { describeForge } from './conformance';
import { GiteaForge } from './gitea/GiteaForge';

describeForge('The local forge', async () => {
  // A space, because a work tree may have one.
  const root = await mkdtemp(join(tmpdir(), 'waymark forge '));
  const running = await startForge({ root });
  const as = (user: string, token = running.tokens[user]) =>
    new GiteaForge({ url: running.url, user, token });
  return {
    owner: 'meridian',
    admin: as(PORTAL_USER),
    writer: as(RECONCILER_USER),
    stranger: as('nobody', 'not-a-token'),
    hookHost: '127.0.0.1',
    async stop() {
      await running.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
});
