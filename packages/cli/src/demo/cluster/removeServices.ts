import { DemoFailure } from '../errors';
import type { Journey } from '../journey';
import { poll } from '../poll';
import { addressOf, present, readRendered } from './ledger';
import {
  DELIVERY_TIMEOUT_MS,
  type DeliveryContext,
  type ObjectRef,
} from './types';

/** What Kubernetes makes of workloads by itself. */
const LED_TO: readonly ObjectRef[] = [
  { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: '' },
  { apiVersion: 'v1', kind: 'Pod', name: '' },
  { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', name: '' },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun', name: '' },
];

/** What is removed. */
export interface Removal {
  services: readonly string[];
  /** Their documents. */
  paths: readonly string[];
}

/**
 * Removes services' documents from main and checks against branch rendered, which is the ledger of what was made, that all of
 * it goes from the cluster, with what it led to, and nothing else.
 */
export async function removeServices(
  journey: Journey,
  context: DeliveryContext,
  { services, paths }: Removal,
): Promise<void> {
  const { changes, client, gitopsUrl, service } = context;
  const before = await journey.need('Removal: take stock', async () => {
    const rendered = await readRendered(gitopsUrl);
    const all = [...rendered.values()];
    const there = await present(client, [...all, ...LED_TO]);
    const own = [...rendered]
      .filter(([file]) => services.some(each => isOf(each, file)))
      .map(([, object]) => addressOf(object));
    const missing = own.filter(each => !there.has(each));
    if (missing.length > 0) {
      throw new DemoFailure(
        `On branch rendered and not in the cluster: ${missing.join(', ')}`,
        'Look at the Applications of Argo CD.',
      );
    }
    return {
      evidence: `${own.length} objects of ${services.join(
        ' and ',
      )} on branch rendered, each of them in the cluster; ${
        all.length
      } objects in all`,
      result: { rendered, there },
    };
  });

  const removed = await journey.need('Removal: commit it', async () => {
    const set = await changes.createChangeSet({
      edits: paths.map(path => ({ action: 'delete', path })),
      reason: `Remove ${services.join(' and ')}`,
      mode: 'commit',
      idempotencyKey: `demo:${service}:removal`,
    });
    return {
      evidence: `${paths.join(', ')} in ${set.commit?.slice(0, 12)}`,
      happened: { at: set.createdAt, source: 'change set' },
      result: true,
    };
  });
  if (!before || !removed) return;

  await journey.check(
    'Removal: everything it made goes, nothing else',
    async () => {
      const left = await poll(
        `The removal of ${service}`,
        () => removedFromCluster(context, before),
        { timeoutMs: DELIVERY_TIMEOUT_MS, everyMs: 500 },
      );
      return `${left.gone} objects and ${left.ledTo} that they led to are gone, ${left.kept} others are still there`;
    },
  );
}

/** Whether a file of branch rendered belongs to a service. */
function isOf(service: string, file: string): boolean {
  return (
    file.split('/').at(-2) === service ||
    file.includes(`/application-${service}-`)
  );
}

async function removedFromCluster(
  { client, gitopsUrl, service }: DeliveryContext,
  before: { rendered: Map<string, ObjectRef>; there: Set<string> },
): Promise<{ gone: number; ledTo: number; kept: number } | undefined> {
  const rendered = await readRendered(gitopsUrl);
  const ledger = [...before.rendered]
    .filter(([file]) => !rendered.has(file))
    .map(([, object]) => object);
  if (ledger.length === 0) return undefined;
  const now = await present(client, [...before.rendered.values(), ...LED_TO]);
  const gone = new Set(ledger.map(addressOf));
  const ledToKinds = LED_TO.map(({ kind }) => kind);
  const comesOfItself = (address: string) =>
    ledToKinds.includes(address.split('/')[1]);
  const isLedTo = (address: string) =>
    comesOfItself(address) &&
    address.split('/')[3]?.startsWith(`${service}-`) === true;
  const ledTo = [...before.there].filter(isLedTo);
  if ([...gone].some(each => now.has(each))) return undefined;
  if ([...now].some(isLedTo)) return undefined;
  // Pods of others may come and go by themselves; what was made from documents may not.
  const kept = [...before.there].filter(
    each => !gone.has(each) && !comesOfItself(each),
  );
  const lost = kept.filter(each => !now.has(each));
  if (lost.length > 0) {
    throw new DemoFailure(
      `Gone with it, and not its own: ${lost.join(', ')}`,
      'Compare the ledger with the audit log of the API server.',
    );
  }
  return { gone: gone.size, ledTo: ledTo.length, kept: kept.length };
}
