import { expect } from 'expect';
import { ForgeUnavailableError } from '../errors';
import type { ConformanceCases, ConformanceContext } from './context';
import { FaultProxy } from './FaultProxy';

/** Longer than a real forge takes on a busy machine. */
const PATIENCE_MS = 3_000;

/** Nothing is lost and nothing done twice when the forge, or the way to it, is in trouble. */
export const faultCases: ConformanceCases = {
  'gets through while the forge answers 502': context =>
    through(context, async (forge, proxy) => {
      const { ref, copy } = await context.repository('flaky');
      const sha = await copy.pushBranch('change', { 'b.txt': 'b\n' });
      const once = (method: string, path: RegExp) =>
        proxy.inject({ method, path, kind: 'unavailable' });
      once('GET', /\/branches\//);
      expect((await forge.getBranch(ref, 'change')).sha).toBe(sha);
      once('POST', /\/pulls$/);
      const { number } = await forge.createChangeRequest(ref, {
        title: 'Through',
        source: 'change',
        target: 'main',
      });
      once('POST', /\/statuses\//);
      await forge.setCommitStatus(ref, sha, {
        context: 'waymark/validate',
        state: 'success',
      });
      once('GET', /\/pulls\//);
      expect((await forge.getChangeRequest(ref, number)).state).toBe('open');
      expect(proxy.left).toEqual([]);
    }),

  'says that a repository was not made, and makes it the next time': context =>
    through(context, async (forge, proxy) => {
      const ref = context.address('refused');
      proxy.inject({
        method: 'POST',
        path: /\/repos$/,
        kind: 'unavailable',
      });
      await expect(forge.ensureRepository(ref)).rejects.toThrow(
        ForgeUnavailableError,
      );
      expect((await forge.ensureRepository(ref)).created).toBe(true);
    }),

  'does a thing once when the answer is lost or late': context =>
    through(context, async (forge, proxy) => {
      for (const kind of ['lost', 'late'] as const) {
        const made = context.address(`made-${kind}`);
        proxy.inject({ method: 'POST', path: /\/repos$/, kind });
        expect((await forge.ensureRepository(made)).created).toBe(true);

        const { ref, copy } = await context.repository(`once-${kind}`);
        await copy.pushBranch('change', { 'b.txt': 'b\n' });
        proxy.inject({ method: 'POST', path: /\/pulls$/, kind });
        const { number } = await forge.createChangeRequest(ref, {
          title: 'Once',
          source: 'change',
          target: 'main',
        });
        const all = await forge.listChangeRequests(ref, { state: 'all' });
        expect(all.map(each => each.number)).toEqual([number]);

        proxy.inject({ method: 'POST', path: /\/merge$/, kind });
        const merged = await forge.mergeChangeRequest(ref, number);
        expect(merged.mergeCommit).toBe(
          (await forge.getBranch(ref, 'main')).sha,
        );
        await copy.git('fetch', '--quiet', 'origin');
        expect(
          await copy.git('rev-list', '--count', '--merges', 'origin/main'),
        ).toBe('1');

        proxy.inject({ method: 'POST', path: /\/hooks$/, kind });
        await forge.createWebhook(ref, {
          url: 'http://127.0.0.1:9/hook',
          events: ['push'],
          secret: 'a secret of this test',
        });
        expect(await forge.listWebhooks(ref)).toHaveLength(1);
        expect(proxy.left).toEqual([]);
      }
    }),
};

async function through(
  { forge }: ConformanceContext,
  test: (
    through: ReturnType<typeof forge.through>,
    proxy: FaultProxy,
  ) => Promise<void>,
): Promise<void> {
  const proxy = await FaultProxy.start(forge.admin.url);
  try {
    await test(forge.through(proxy.url, PATIENCE_MS), proxy);
  } finally {
    await proxy.stop();
  }
}
