import type { RollOut } from '@waymark/plugin-changes-common';
import { RenderedLine } from './RenderedLine';
import { toDelivery } from './toDelivery';
import {
  FOLDER,
  OTHER,
  entry,
  known,
  steps,
  time,
} from './__testUtils__/delivery';

describe('the way of a large change', () => {
  const batch = (commit: string, second: number, folder: string) => ({
    ...entry(commit, second, 'm3', folder),
    rollOut: 'm3',
  });
  const folders = [`${FOLDER}/deployment.yaml`, `${OTHER}/deployment.yaml`];
  const beside = entry('r5', 13, 'm3', 'local/search-development/_baseline');
  const batches = new RenderedLine(
    [
      batch('r6', 14, OTHER),
      beside,
      batch('r4', 12, FOLDER),
      entry('r1', 0, 'm1', FOLDER, OTHER),
    ],
    folders,
  );
  const rollOut: RollOut = {
    id: 'm3',
    reason: 'More memory for everyone',
    state: 'running',
    startedAt: time(12),
    lastAt: time(12),
    batches: { done: 1, of: 2 },
    documents: { done: 1, of: 2 },
    environments: [],
    steps: [],
  };

  it('is not rendered before its last batch, and then by that', () => {
    const [, before] = steps({ line: batches, rollOut });
    expect(before).toMatchObject({
      state: 'waiting',
      reason: 'At batch 1 of 2: 1 of 2 workloads and namespaces',
    });
    const [, after] = toDelivery(known({ line: batches })).steps;
    expect(after).toMatchObject({ commit: 'r6', lag: 'PT4S' });
    expect(batches.foldersOf('m3').sort()).toEqual([OTHER, FOLDER].sort());
  });

  it('says that it was stopped, and waits in the clusters', () => {
    const stopped: RollOut = { ...rollOut, state: 'stopped' };
    expect(steps({ line: batches, rollOut: stopped })).toMatchObject([
      { state: 'reached' },
      { state: 'failed', reason: expect.stringContaining('Stopped after') },
      { state: 'waiting' },
      { state: 'waiting' },
    ]);
  });
});
