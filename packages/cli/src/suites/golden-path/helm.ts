import path from 'node:path';
import { compile, defaultPlatform } from '@waymark/platform-api';
import { findProgram } from '../../manifests/findProgram';
import {
  differences,
  indexObjects,
  readObjects,
} from '../../manifests/sameObjects';
import { expectNone, type Checks } from '../Checks';
import { run } from '../run';
import { intentOf, type Sample } from './samples';

/** The chart that the golden path writes is no second truth: Helm makes of it what the reconciler commits. */
export async function checkHelm(
  checks: Checks,
  folder: string,
  sample: Sample,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const name =
    'its chart gives the objects of branch rendered by helm template';
  const helm = await findProgram('helm', env);
  if (!helm.ok) {
    checks.skip(name, helm.reason);
    return;
  }
  await checks.check(name, async () => {
    const chart = path.join(folder, 'charts', sample.name);
    const printed = await run(
      // A release's name may have 53 characters; nothing of ours depends on it.
      [helm.file, 'template', 'release', chart],
      folder,
      env,
    );
    const { objects } = compile(intentOf(sample), {
      platform: defaultPlatform,
      team: sample.owner,
      environment: sample.environment,
      target: 'shared-standard',
    });
    const workload = objects.filter(
      ({ path: at }) => !at.startsWith('argocd/'),
    );
    expectNone(
      differences(
        indexObjects(workload.map(({ object }) => object)),
        readObjects(printed),
      ),
    );
  });
}
