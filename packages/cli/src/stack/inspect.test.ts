import { withLock } from '@waymark/local-stack';
import { Instance } from '../instance/Instance';
import { ProcessRegistry } from '../process/ProcessRegistry';
import { temporaryFolder } from '../testing/temporaryFolder';
import { inspectParts } from './inspect';
import type { Part } from './Part';

const folder = temporaryFolder();

const part: Part = {
  name: 'forge',
  title: 'Git forge',
  port: 7072,
  url: 'http://localhost:7072',
  startTimeoutMs: 1_000,
  program: { program: 'forge', args: [], cwd: '.', env: {} },
  sources: [],
  isHealthy: async () => false,
};

describe('inspectParts', () => {
  let instance: Instance;
  const stateOf = async (rest: Partial<Part> = {}) => {
    const [{ state }] = await inspectParts([{ ...part, ...rest }], instance);
    return state;
  };

  beforeEach(async () => {
    process.env.WAYMARK_STATE_DIR = folder();
    instance = await Instance.open();
    await instance.prepare();
  });

  afterEach(() => {
    delete process.env.WAYMARK_STATE_DIR;
  });

  it('tells what starts from what does not do its work', async () => {
    expect(await stateOf()).toBe('stopped');
    // This process stands for the part's.
    await new ProcessRegistry(instance.state('run')).record('forge', {
      pid: process.pid,
      port: part.port,
      version: '1',
    });
    expect(await stateOf()).toBe('unhealthy');
    expect(await stateOf({ isHealthy: async () => true })).toBe('running');
    await withLock(instance.state('run', 'lock'), async () => {
      expect(await stateOf()).toBe('starting');
      expect(await stateOf({ isHealthy: async () => true })).toBe('running');
    });
    expect(await stateOf()).toBe('unhealthy');
  });
});
