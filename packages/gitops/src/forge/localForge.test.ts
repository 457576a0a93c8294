import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PORTAL_USER,
  RECONCILER_USER,
  startForge,
  type RunningForge,
} from '@waymark/local-stack';
import { conformanceCases, ConformanceContext } from './conformance';
import { GiteaForge } from './gitea/GiteaForge';

describe('The local forge as a forge', () => {
  let root: string;
  let running: RunningForge;
  let context: ConformanceContext;

  beforeAll(async () => {
    // A space, because the path of a work tree may have one.
    root = await mkdtemp(join(tmpdir(), 'waymark forge '));
    running = await startForge({ root });
    const { url } = running;
    const as = (user: string, token = running.tokens[user]) =>
      new GiteaForge({ url, user, token });
    context = new ConformanceContext({
      owner: 'meridian',
      admin: as(PORTAL_USER),
      writer: as(RECONCILER_USER),
      stranger: as('nobody', 'not-a-token'),
      through: (address, timeoutMs) =>
        new GiteaForge({
          url: address,
          user: PORTAL_USER,
          token: running.tokens[PORTAL_USER],
          timeoutMs,
        }),
      hookHost: '127.0.0.1',
    });
    await context.forge.admin.ensureOrganization('meridian');
  });

  afterAll(async () => {
    await context.dispose();
    await running.stop();
    await rm(root, { recursive: true, force: true });
  }, 60_000);

  it.each(Object.entries(conformanceCases))(
    '%s',
    async (_name, run) => {
      await expect(run(context)).resolves.toBeUndefined();
    },
    60_000,
  );
});
