import { Progress } from './Progress';

function recorder(isTTY: boolean) {
  const clock = { now: 0 };
  const written: string[] = [];
  const progress = new Progress(
    { isTTY, columns: 60, write: text => written.push(text) },
    () => clock.now,
  );
  return { clock, written, progress };
}

describe('Progress', () => {
  it('writes one line for a quick task', async () => {
    const { clock, written, progress } = recorder(false);
    await progress.task('Forge', async () => {
      clock.now = 400;
      progress.tick();
    });
    expect(written).toEqual(['✓ Forge (400 ms)\n']);
  });

  it('tells the elapsed time of a slow task, in a log now and then', async () => {
    const { clock, written, progress } = recorder(false);
    await progress.task(
      'Front end',
      async () => {
        for (clock.now = 0; clock.now <= 33_000; clock.now += 1_000) {
          progress.tick();
        }
      },
      () => 'Front end built',
    );
    expect(written).toEqual([
      '… Front end: 2 s\n',
      '… Front end: 17 s\n',
      '… Front end: 32 s\n',
      '✓ Front end built (34.0 s)\n',
    ]);
  });

  it('rewrites one line in a terminal, and marks what fails', async () => {
    const { clock, written, progress } = recorder(true);
    const broken = progress.task('Portal', async () => {
      clock.now = 3_000;
      progress.tick();
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(written).toEqual([
      'Portal … 3 s',
      '\r\u001b[K',
      '✗ Portal (3.0 s)\n',
    ]);
  });
});
