import { createHash } from 'node:crypto';
import { applicationName, toYaml } from '@waymark/platform-api';
import { load } from 'js-yaml';
import { z } from 'zod';
import { DemoFailure } from '../errors';
import type { Journey } from '../journey';
import { poll } from '../poll';
import { GITOPS } from '../../stack/cluster/connectGitops';
import { syncedApplication } from './applications';
import type { DeliveryContext } from './types';
import { availableWorkload, replicaSetsOf, runs } from './workloads';

const TIMEOUT_MS = 60_000;

const intentSchema = z.looseObject({
  spec: z.looseObject({ runtime: z.looseObject({}) }),
});

/** Path of a service's document on branch main. */
export function intentPath({
  environment,
  service,
  team,
}: Pick<DeliveryContext, 'environment' | 'service' | 'team'>): string {
  return `tenants/${team}/${environment}/${service}.yaml`;
}

/**
 * Brings another image by a change request on the forge, as a pipeline does: proposed by the developer, merged by somebody
 * else, and followed until the new ReplicaSet has taken over.
 */
export async function changeImage(
  journey: Journey,
  context: DeliveryContext,
): Promise<void> {
  const { changes, client, environment, reviewer, service, team } = context;
  const digest = createHash('sha256').update(`${service} 2`).digest('hex');
  const image = `registry.meridian.example/${team}/${service}:2@sha256:${digest}`;
  const path = intentPath(context);

  const change = await journey.need(
    'New digest: change request on the forge',
    async () => {
      const file = await reviewer.readFile(GITOPS, path, 'main');
      const intent = intentSchema.parse(load(file.content.toString('utf8')));
      const next = {
        ...intent,
        spec: { ...intent.spec, runtime: { ...intent.spec.runtime, image } },
      };
      const set = await changes.createChangeSet({
        edits: [{ action: 'put', path, content: toYaml(next) }],
        reason: `Run ${service} 2`,
        mode: 'change-request',
        idempotencyKey: `demo:${service}:image-2`,
      });
      if (!set.changeRequest) {
        throw new DemoFailure(
          `Change set ${set.id} has no change request`,
          'Look at /change-sets in the portal.',
        );
      }
      return {
        evidence: `${set.changeRequest.url} by ${set.author}`,
        happened: { at: set.createdAt, source: 'change set' },
        result: { id: set.id, number: set.changeRequest.number },
      };
    },
  );

  const merged = await journey.need(
    'New digest: reviewed and merged',
    async () => {
      const number = change?.number ?? 0;
      const request = await reviewer.mergeChangeRequest(GITOPS, number);
      const { login } = await reviewer.whoAmI();
      const set = await poll(
        `Change set ${change?.id} to be rendered`,
        async () => {
          const found = await changes.getChangeSet(change?.id ?? '');
          return found.rendered ? found : undefined;
        },
        { timeoutMs: TIMEOUT_MS },
      );
      return {
        evidence: `#${number} merged by ${login}: ${request.mergeCommit?.slice(
          0,
          12,
        )}, rendered ${set.rendered?.commit.slice(0, 12)}`,
        happened: { at: set.rendered?.at ?? '', source: 'change set rendered' },
        result: request.updatedAt,
      };
    },
  );

  await journey.need('New digest: a new ReplicaSet takes over', async () => {
    await syncedApplication(
      client,
      applicationName(service, environment),
      merged,
    );
    const { evidence, workload } = await availableWorkload(context, image);
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
