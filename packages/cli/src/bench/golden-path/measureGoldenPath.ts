import { clientsOf } from '../../demo/clients';
import type { ClusterReader } from '../../demo/cluster/types';
import { DEMO_PERSON } from '../../demo/goldenPath';
import { PortalSession } from '../../demo/session';
import type { Progress } from '../../output/Progress';
import { goldenPathReport, type GoldenPathResult } from './goldenPathReport';
import { measureRun, type RunTimes } from './measureRun';

const TEAM = 'assistant';

/**
 * Takes services down the golden path one after another and sums up what each part took. One more goes first: what a portal
 * does for the first time is not what people wait for.
 */
export async function measureGoldenPath(options: {
  portalUrl: string;
  runs: number;
  client?: ClusterReader;
  /** Left out where the portal has been at work. */
  warmUp?: boolean;
  progress: Progress;
}): Promise<GoldenPathResult> {
  const { client, portalUrl, progress, runs, warmUp = true } = options;
  const session = new PortalSession(portalUrl);
  await session.signIn(DEMO_PERSON);
  const place = {
    ...clientsOf(portalUrl, session),
    session,
    team: TEAM,
    client,
  };
  const stem = Date.now().toString(36);
  const times: RunTimes[] = [];
  for (let index = warmUp ? 0 : 1; index <= runs; index += 1) {
    const title =
      index === 0 ? 'One run to warm up' : `Run ${index} of ${runs}`;
    const time = await progress.task(title, () =>
      measureRun(place, `bench-${stem}-${index}`),
    );
    if (index > 0) times.push(time);
  }
  return goldenPathReport(times);
}
