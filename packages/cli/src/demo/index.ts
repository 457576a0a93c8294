import type { InstallationAddresses } from '@waymark/platform-api';
import type { ServiceView } from '@waymark/plugin-tenants-common';
import { clientsOf } from './clients';
import { ClusterJourney } from './cluster/ClusterJourney';
import { findInSearch, readTechDocs } from './docs';
import { DemoFailure } from './errors';
import { ENVIRONMENT, TEMPLATE, valuesFor } from './goldenPath';
import { Journey } from './journey';
import { compareRendered } from './rendered';
import { testRepository } from './repository';
import { finishTask, startTask } from './scaffolderTask';
import { PortalSession, readPath } from './session';
import type { DemoOptions, DemoReport } from './types';

export type { DemoCluster } from './cluster/types';
export { writeEvidence } from './evidence';
export { DEMO_PERSON } from './goldenPath';
export { isMissing } from './journey';
export type { DemoOptions, DemoReport, DemoStep } from './types';

/**
 * Takes one service down the golden path as an example developer, through the portal's public HTTP APIs only, and reads
 * back everything that the path promises.
 *
 * A step that fails is in the report; nothing is thrown for it.
 */
export async function runDemo(options: DemoOptions): Promise<DemoReport> {
  const started = performance.now();
  const journey = new Journey(options.progress);
  const session = new PortalSession(options.portalUrl);
  const service = `demo-${Date.now().toString(36)}`;
  const values = valuesFor({
    service,
    team: options.team,
    language: options.language,
  });
  const { changes, tenants } = clientsOf(options.portalUrl, session);
  const onCluster =
    options.cluster &&
    new ClusterJourney(journey, {
      cluster: options.cluster,
      changes,
      session,
      team: options.team,
      service,
      environment: ENVIRONMENT,
    });

  await journey.need(`Sign in as ${options.person}`, async () => {
    await session.signIn(options.person);
    const user = await session.json('/api/auth/v1/userinfo');
    const subject = readPath(user, ['claims', 'sub']);
    return { evidence: `OpenID Connect, ${String(subject)}`, result: true };
  });

  await journey.need('Preview what will be made', async () => {
    const preview = await tenants.preview({
      template: { ref: TEMPLATE },
      values,
    });
    if (!preview.valid) {
      throw new DemoFailure(
        `The preview refuses: ${preview.findings
          .map(({ message }) => message)
          .join('; ')}`,
        'See /start/internal-http-service in the portal.',
      );
    }
    return {
      evidence: `${preview.objectCount} objects in ${preview.namespace?.name}`,
      result: true,
    };
  });

  const taskId = await journey.need('Start the golden path', async () => {
    const id = await startTask(session, TEMPLATE, values);
    return { evidence: `${options.portalUrl}/runs/${id}`, result: id };
  });

  const run = await journey.need('Run to its end', async () => {
    await finishTask(session, taskId ?? '');
    const result = await tenants.getRun(`scaffolder-task:${taskId}`);
    return {
      evidence: result.steps
        .map(step => `${step.id} ${step.durationMs ?? 0} ms`)
        .join(', '),
      result,
    };
  });

  await onCluster?.deliver();

  await journey.check('Repository: clone it, run its tests', async () =>
    testRepository(
      `${required(run?.repository?.url, 'repository')}.git`,
      options.language,
    ),
  );
  await journey.check('GitOps: recompile and compare', async () => {
    const view = await tenants.getService(service);
    return compareRendered({
      portalUrl: options.portalUrl,
      gitopsUrl: gitopsUrl(view),
      prometheus: prometheusOf(options),
      team: options.team,
      environment: ENVIRONMENT,
      service,
    });
  });
  await journey.check('Catalog has the service', async () => {
    const entity = await session.json(
      `/api/catalog/entities/by-name/component/default/${service}`,
    );
    const owner = readPath(entity, ['spec', 'owner']);
    return `component:default/${service}, owner ${String(owner)}`;
  });
  await journey.check('Docs page opens', () => readTechDocs(session, service));
  await journey.check('Search finds it', () => findInSearch(session, service));
  await onCluster?.change();

  return {
    service,
    portalUrl: options.portalUrl,
    steps: journey.steps,
    totalMs: Math.round(performance.now() - started),
    ...(run && { portalMs: Math.round(run.portalMs) }),
    ...onCluster?.report(),
  };
}

/** The Prometheus that the portal renders; without a cluster of its own, the seeded one. */
function prometheusOf({
  cluster,
}: DemoOptions): InstallationAddresses['prometheus'] {
  const metrics = cluster?.metrics;
  return (
    metrics && {
      url: metrics.prometheusUrl,
      scrapeSeconds: metrics.scrapeSeconds,
    }
  );
}

/** Clone address of the GitOps repository, from the link to the intent: `<forge>/<owner>/<name>/src/…`. */
function gitopsUrl({ environments }: ServiceView): string {
  const intent = environments
    .flatMap(({ links }) => links)
    .find(({ kind }) => kind === 'intent');
  return `${required(intent?.url, 'link to the intent').split('/src/')[0]}.git`;
}

function required(value: string | undefined, what: string): string {
  if (!value) {
    throw new DemoFailure(
      `There is no ${what}`,
      'Look at the ledger on the run page.',
    );
  }
  return value;
}
