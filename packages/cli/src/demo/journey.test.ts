import { Progress } from '../output/Progress';
import { DemoFailure } from './errors';
import { Journey } from './journey';

function start() {
  const clock = { now: 0 };
  const written: string[] = [];
  const progress = new Progress(
    { write: text => written.push(text) },
    () => clock.now,
  );
  return { clock, written, progress, journey: new Journey(progress) };
}

it('tells how long a slow step has been running', async () => {
  const { clock, journey, progress, written } = start();
  await journey.check('Clone it, run its tests', async () => {
    for (; clock.now <= 20_000; clock.now += 1_000) progress.tick();
    return '3 of its own tests pass';
  });
  expect(written).toEqual([
    '… Clone it, run its tests: 2 s\n',
    '… Clone it, run its tests: 17 s\n',
    '✓ Clone it, run its tests (21.0 s)\n',
  ]);
  expect(journey.steps).toMatchObject([
    { status: 'passed', evidence: '3 of its own tests pass' },
  ]);
});

it('marks what fails, and what is not run for it', async () => {
  const { journey, written } = start();
  await journey.need('Sign in', async () => {
    throw new DemoFailure('Nobody answers', 'Start it.');
  });
  await journey.check('Search finds it', async () => 'found');
  expect(written).toEqual([
    '✗ Sign in (0 ms)\n',
    '– Search finds it: not run\n',
  ]);
  expect(journey.steps).toMatchObject([
    { status: 'failed', evidence: 'Nobody answers — Start it.' },
    { status: 'not-run' },
  ]);
  expect(journey.failed).toBe(true);
});

it('goes on after what this machine cannot show', async () => {
  const { journey, written } = start();
  journey.skip('Canary', 'there is no Prometheus');
  await journey.check('Search finds it', async () => 'found');
  expect(written).toEqual([
    '– Canary: skipped, there is no Prometheus\n',
    '✓ Search finds it (0 ms)\n',
  ]);
  expect(journey.steps).toMatchObject([
    { status: 'skipped', evidence: 'there is no Prometheus' },
    { status: 'passed' },
  ]);
  expect(journey.failed).toBe(false);
});
