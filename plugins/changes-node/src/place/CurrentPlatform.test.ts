import { defaultPlatform } from '@waymark/platform-api';
import { CurrentPlatform } from './CurrentPlatform';

const moved = {
  ...defaultPlatform,
  namespaces: { warnBefore: 'P1D', abandonedAfter: 'P30D' },
};

describe('CurrentPlatform', () => {
  it('is the built-in one until it is read, and then what was read', async () => {
    let asked = 0;
    let now = 0;
    const current = new CurrentPlatform({
      builtIn: defaultPlatform,
      now: () => now,
      ask: async () => {
        asked += 1;
        return { platform: moved };
      },
    });
    expect(current.value).toBe(defaultPlatform);
    await Promise.all([current.read(), current.read()]);
    expect(current.value).toEqual(moved);
    expect(asked).toBe(1);
    now = 5000;
    await current.read();
    expect(asked).toBe(2);
  });

  it('says so when it cannot be read, keeps the last one, and asks again', async () => {
    const answers = [
      async () => ({ platform: moved }),
      async () => ({ platform: { teams: 7 } }),
      async () => ({ platform: defaultPlatform }),
    ];
    let now = 0;
    const current = new CurrentPlatform({
      builtIn: defaultPlatform,
      now: () => now,
      ask: async () => answers.shift()?.() ?? { platform: undefined },
    });
    await current.read();
    now = 6000;
    await expect(current.read()).rejects.toThrow(/teams/);
    expect(current.value).toEqual(moved);
    await expect(current.read()).resolves.toEqual(defaultPlatform);
  });
});
