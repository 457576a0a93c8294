import { applicationName } from '@waymark/platform-api';
import { DemoFailure } from '../errors';
import type { Journey } from '../journey';
import { syncedApplication } from './applications';
import { bringByChangeRequest } from './changeRequest';
import { imageOf, intentPath, readDocument, withImage } from './documents';
import type { DeliveryContext } from './types';
import { availableWorkload, replicaSetsOf, runs } from './workloads';

/**
 * Brings another image by a change request on the forge, as a pipeline does: proposed by the developer, merged by somebody
 * else, and followed until the new ReplicaSet has taken over.
 */
export async function changeImage(
  journey: Journey,
  context: DeliveryContext,
): Promise<void> {
  const { client, environment, service } = context;
  const image = imageOf(context, 2);
  const path = intentPath(context);
  const merged = await bringByChangeRequest(
    journey,
    context,
    'New digest',
    async () => ({
      edits: [
        {
          action: 'put',
          path,
          content: withImage(await readDocument(context, path), image),
        },
      ],
      reason: `Run ${service} 2`,
      key: 'image-2',
    }),
  );

  await journey.need('New digest: a new ReplicaSet takes over', async () => {
    await syncedApplication(
      client,
      applicationName(service, environment),
      merged?.mergedAt,
    );
    const { evidence, workload } = await availableWorkload(context, { image });
    const sets = await replicaSetsOf(context);
    const [newest, old] = [sets.at(-1), sets.at(-2)];
    if (!newest || !old || !runs(newest, image) || runs(old, image)) {
      throw new DemoFailure(
        `${workload.metadata.name} has ${sets.length} ReplicaSets and the newest does not run ${image}`,
        'Compare branch rendered with the cluster.',
      );
    }
    return {
      evidence: `${old.metadata.name} → ${newest.metadata.name}; ${evidence}`,
      happened: {
        at: newest.metadata.creationTimestamp,
        source: 'creationTimestamp of the ReplicaSet',
      },
      result: true,
    };
  });
}
