import {
  declareTraffic,
  type TrafficDeclarationInput,
} from '@waymark/local-stack';
import {
  API_VERSION,
  applicationName,
  toYaml,
  type WebService,
} from '@waymark/platform-api';
import type { Journey } from '../../journey';
import { syncedApplication } from '../applications';
import { bringByChangeRequest } from '../changeRequest';
import { imageOf, intentPath, readDocument, withImage } from '../documents';
import type { DeliveryContext } from '../types';
import { availableWorkload } from '../workloads';
import { followBadCanary, followRevert } from './badCanary';
import { followGoodCanary } from './goodCanary';

/** Shares that compile() asks for before all; the demo says what became of each. */
const WEIGHTS = [10, 50] as const;
const REPLICAS = 4;

/** How the bad version behaves, as it is declared to the exporter. */
const BAD = { errorRatio: 0.3, latencySeconds: 0.12 } as const;

const STEPS =
  'Canary: a good one progresses, a bad one is stopped, a revert rolls back';

/**
 * A service whose versions come in by canary: a good one goes through 10 and 50 to 100 percent, a bad one is stopped by its
 * analysis, and a revert commit brings intent back to what runs.
 *
 * @returns the path of its document, which is to be removed
 */
export async function releaseByCanary(
  journey: Journey,
  context: DeliveryContext,
): Promise<string | undefined> {
  const { changes, client, environment, metrics, service } = context;
  if (!metrics) {
    journey.skip(STEPS, 'there is no Prometheus on this machine');
    return undefined;
  }
  const path = intentPath(context);
  const image = (version: number) => imageOf(context, version);

  await journey.need('Canary: a first version runs', async () => {
    await changes.createChangeSet({
      edits: [{ action: 'put', path, content: firstVersion(context) }],
      reason: `Bring ${service}`,
      mode: 'commit',
      idempotencyKey: `demo:${service}:first`,
    });
    const name = applicationName(service, environment);
    await syncedApplication(client, name);
    const { evidence, happened } = await availableWorkload(context, {
      image: image(1),
      replicas: REPLICAS,
    });
    return { evidence, happened, result: true };
  });

  let before = '';
  const bring = (title: string, version: number) =>
    bringByChangeRequest(journey, context, title, async () => {
      before = await readDocument(context, path);
      return {
        edits: [
          { action: 'put', path, content: withImage(before, image(version)) },
        ],
        reason: `Run ${service} ${version}`,
        key: `image-${version}`,
      };
    });

  await bring('Canary', 2);
  await followGoodCanary(journey, context, {
    image: image(2),
    weights: WEIGHTS,
  });

  const declaration = { image: image(3), ...BAD };
  await journey.need('Bad canary: its errors are declared', () =>
    declare(metrics.trafficUrl, declaration),
  );
  const bad = await bring('Bad canary', 3);
  await followBadCanary(journey, context, {
    bad: image(3),
    weight: WEIGHTS[0],
  });

  await bringByChangeRequest(journey, context, 'Revert', async () => ({
    edits: [
      {
        action: 'put',
        path,
        content: before,
      },
    ],
    reason: `Revert ${bad?.commit.slice(
      0,
      12,
    )}: ${service} 3 fails its analysis`,
    key: 'revert-3',
  }));
  await followRevert(journey, context, { good: image(2) });
  return path;
}

async function declare(trafficUrl: string, input: TrafficDeclarationInput) {
  const { errorRatio, requestsPerSecond } = await declareTraffic(
    trafficUrl,
    input,
  );
  return {
    evidence: `synthetic: ${
      errorRatio * 100
    } % server errors of ${requestsPerSecond} requests a second and pod`,
    result: true,
  };
}

function firstVersion(context: DeliveryContext): string {
  const { service, team } = context;
  const document: WebService = {
    apiVersion: API_VERSION,
    kind: 'WebService',
    metadata: { name: service },
    spec: {
      owner: team,
      runtime: {
        language: 'typescript',
        size: 'small',
        image: imageOf(context, 1),
      },
      exposure: { type: 'internal' },
      scaling: { minReplicas: REPLICAS, maxReplicas: REPLICAS, metric: 'cpu' },
      reliability: { sloClass: 'standard', rollout: 'canary' },
      dataSensitivity: 'internal',
    },
  };
  return toYaml(document);
}
