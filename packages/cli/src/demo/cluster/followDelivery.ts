import {
  applicationName,
  baselineApplicationName,
} from '@waymark/platform-api';
import { z } from 'zod';
import { DemoFailure } from '../errors';
import type { Journey } from '../journey';
import { poll } from '../poll';
import { healthyApplication, syncedApplication } from './applications';
import { lastCommit } from './gitTimes';
import { DELIVERY_TIMEOUT_MS, type DeliveryContext } from './types';
import { admittedByQuota, availableWorkload } from './workloads';

/** The newest commit of the intent and the time its workload was available. */
export interface Delivery {
  committedAt: string;
  availableAt?: string;
}

/** Follows a service from the commit of its intent to a workload that is available, each step timed by who did it. */
export async function followDelivery(
  journey: Journey,
  context: DeliveryContext,
): Promise<Delivery | undefined> {
  const { client, environment, gitopsUrl, namespace, service, team } = context;
  const intent = await journey.need('Intent is on main', async () => {
    const path = `tenants/${team}/${environment}/${service}.yaml`;
    const commit = await lastCommit(gitopsUrl, 'main', path);
    return {
      evidence: `${path} at ${short(commit.sha)}`,
      happened: { at: commit.at, source: 'commit on main' },
      result: commit,
    };
  });
  const rendered = await journey.need('Reconciler renders it', async () => {
    const path = `${context.name}/${namespace}/${service}`;
    const commit = await lastCommit(gitopsUrl, 'rendered', path);
    return {
      evidence: `${path} at ${short(commit.sha)}`,
      happened: { at: commit.at, source: 'commit on rendered' },
      result: commit,
    };
  });
  await journey.need('Argo CD syncs the namespace', () =>
    synced(baselineApplicationName(namespace)),
  );
  await journey.need('Argo CD syncs the service', () =>
    synced(applicationName(service, environment), rendered?.at),
  );
  await journey.check('Quota admits the pods', () => admittedByQuota(context));
  const available = await journey.need('Workload is available', async () => {
    const { evidence, happened } = await availableWorkload(context);
    return { evidence, happened, result: happened?.at };
  });
  await journey.check('Argo CD finds all of it healthy', async () => {
    const name = applicationName(service, environment);
    const { status } = await healthyApplication(client, name);
    return `${status?.resources.length} objects of Application ${name}`;
  });
  await journey.check('Kubernetes tab shows it', () => shownByPortal(context));
  return (
    intent && {
      committedAt: intent.at,
      ...(available && { availableAt: available }),
    }
  );

  async function synced(name: string, since?: string) {
    const { application, finishedAt } = await syncedApplication(
      client,
      name,
      since,
    );
    const revision = application.status?.sync?.revision ?? '';
    return {
      evidence: `Application ${name}, ${
        application.status?.resources.length
      } objects at ${short(revision)}`,
      happened: { at: finishedAt, source: 'Argo CD operationState.finishedAt' },
      result: true,
    };
  }
}

const fetchedSchema = z.object({
  items: z.array(
    z.object({
      cluster: z.object({ name: z.string() }),
      errors: z.array(z.unknown()),
      resources: z.array(
        z.object({ type: z.string(), resources: z.array(z.unknown()) }),
      ),
    }),
  ),
});

/** Asks the portal's backend what the Kubernetes tab asks it. */
async function shownByPortal({
  name: cluster,
  service,
  session,
}: DeliveryContext): Promise<string> {
  const entity = await session.json(
    `/api/catalog/entities/by-name/component/default/${service}`,
  );
  return poll(
    `The Kubernetes tab of ${service}`,
    async () => {
      const { items } = fetchedSchema.parse(
        await session.json(`/api/kubernetes/services/${service}`, {
          method: 'POST',
          body: { entity, auth: {} },
        }),
      );
      const found = items.find(item => item.cluster.name === cluster);
      const errors = found?.errors.map(error => JSON.stringify(error)) ?? [];
      if (errors.length > 0) {
        throw new DemoFailure(
          `The Kubernetes tab shows errors: ${errors.join('; ').slice(0, 600)}`,
          'Check what the account waymark-portal may read.',
        );
      }
      const count = (type: string) =>
        found?.resources.find(each => each.type === type)?.resources.length ??
        0;
      const [workloads, pods] = [
        count('deployments') + count('customresources'),
        count('pods'),
      ];
      return workloads > 0 && pods > 0
        ? `cluster ${cluster}: ${workloads} workload, ${pods} pod(s), ${count(
            'services',
          )} Service`
        : undefined;
    },
    { timeoutMs: DELIVERY_TIMEOUT_MS, everyMs: 500 },
  );
}

function short(sha: string): string {
  return sha.slice(0, 12);
}
