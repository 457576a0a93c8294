/** @jest-environment node */
import { renderTree } from '@waymark/gitops';
import { defaultPlatform } from '@waymark/platform-api';
import { PlatformConfiguration } from '@waymark/plugin-platform-config-common';
import type { BenchRow } from '../report';
import { benchBlastRadius } from './blastRadius';
import { fleetTree, roomier, withOneEdit } from './fleetTree';
import { measureStall } from './measureStall';

/** For so long by the clock and in processor time, however busy the machine is. */
function keepLoop(forMs: number): void {
  const start = performance.now();
  const before = process.cpuUsage();
  for (let used = 0; used < forMs; ) {
    const { system, user } = process.cpuUsage(before);
    used = Math.min(performance.now() - start, (user + system) / 1000);
  }
}

describe('fleetTree', () => {
  it('is valid, and its edits change all workloads or one', () => {
    const source = new PlatformConfiguration({
      gitopsUrl: defaultPlatform.gitops.repoUrl,
      portalUrl: defaultPlatform.observability.portalUrl,
    });
    const tree = fleetTree(30);
    const [was, all, one] = [tree, roomier(tree), withOneEdit(tree)].map(each =>
      renderTree(each, source),
    );
    expect([was.held.size, all.held.size, one.held.size]).toEqual([0, 0, 0]);
    const changed = (is: typeof was) =>
      [...is.files].filter(([path, text]) => was.files.get(path) !== text)
        .length;
    expect(changed(all)).toBeGreaterThanOrEqual(30);
    expect([1, 2]).toContain(changed(one));
  });
});

describe('benchBlastRadius', () => {
  it('prints each case, the longest stall of the event loop among them', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await benchBlastRadius({ json: true, sizes: [20] });
    const [[text]] = write.mock.calls;
    write.mockRestore();
    const { rows } = JSON.parse(String(text));
    expect(rows.map((each: BenchRow) => each.case)).toEqual([
      '20 workloads: all of them otherwise',
      '20 workloads: one of them otherwise',
      '20 workloads: rendering once (floor)',
      '20 workloads: the invariants alone',
      '20 workloads: longest stall meanwhile',
    ]);
  });
});

describe('measureStall', () => {
  it('tells the longest time that nothing else had its turn', async () => {
    const { stall, wallMs } = await measureStall(async () => {
      keepLoop(5);
      await new Promise(setImmediate);
      keepLoop(60);
    });
    expect(stall.wallMs).toBeGreaterThanOrEqual(60);
    expect(stall.cpuMs).toBeGreaterThanOrEqual(60);
    expect(wallMs).toBeGreaterThanOrEqual(65);
  });
});
