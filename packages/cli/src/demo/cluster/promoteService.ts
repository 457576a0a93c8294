import { ForgeDeniedError, ForgeNotMergeableError } from '@waymark/gitops';
import {
  applicationName,
  defaultPlatform,
  firstNamespace,
  parseYaml,
  promoteFirst,
  tenantNamespaceName,
  toYaml,
  type WebService,
} from '@waymark/platform-api';
import { GITOPS } from '../../stack/cluster/connectGitops';
import { DemoFailure } from '../errors';
import type { Journey } from '../journey';
import { syncedApplication } from './applications';
import { merge, propose } from './changeRequest';
import { hasDocument, intentPath, readDocument } from './documents';
import type { DeliveryContext } from './types';
import { availableWorkload } from './workloads';

const NEXT = 'staging';

/**
 * Brings what runs in development to staging, which has no document of the service yet: the same digest, with what the platform
 * has for that environment, through a change request that its author may not merge.
 *
 * @returns the path of the new document, which is to be removed; undefined when there is none
 */
export async function promoteService(
  journey: Journey,
  context: DeliveryContext,
): Promise<string | undefined> {
  const { service, team } = context;
  const next: DeliveryContext = {
    ...context,
    environment: NEXT,
    namespace: tenantNamespaceName(team, NEXT),
  };
  const path = intentPath(next);
  const proposed = await journey.need(
    `Promotion: first document for ${NEXT}`,
    async () => {
      const { document, notes } = promoted(
        await readDocument(context, intentPath(context)),
        context.environment,
      );
      const namespace = intentPath({ ...next, service: '_namespace' });
      const { evidence, happened, result } = await propose(context, {
        edits: [
          ...((await hasDocument(context, namespace))
            ? []
            : [
                {
                  action: 'put' as const,
                  path: namespace,
                  content: toYaml(
                    firstNamespace({
                      platform: defaultPlatform,
                      team,
                      environment: NEXT,
                      dataSensitivity: document.spec.dataSensitivity,
                    }),
                  ),
                },
              ]),
          { action: 'put', path, content: toYaml(document) },
        ],
        reason: `Promote ${service} to ${NEXT}`,
        key: `promotion-${NEXT}`,
      });
      const image = document.spec.runtime.image ?? '';
      return {
        evidence: `${evidence}; ${digestOf(image)}; ${notes}`,
        happened,
        result: {
          ...result,
          image,
          replicas: document.spec.scaling.minReplicas,
        },
      };
    },
  );
  await journey.need('Promotion: its author may not merge it', () =>
    refusedToAuthor(context, proposed?.number ?? 0),
  );
  const merged = await journey.need(
    'Promotion: merged by somebody else',
    async () => merge(context, { id: '', number: 0, ...proposed }),
  );
  await journey.need(`Promotion: runs in ${NEXT}`, async () => {
    const name = applicationName(service, NEXT);
    await syncedApplication(context.client, name, merged?.mergedAt);
    const { evidence, happened } = await availableWorkload(next, {
      image: proposed?.image,
      replicas: proposed?.replicas,
    });
    return { evidence, happened, result: true };
  });
  return merged && path;
}

function promoted(
  text: string,
  from: string,
): { document: WebService; notes: string } {
  const parsed = parseYaml(text);
  const result = parsed.ok
    ? promoteFirst(parsed.document, {
        platform: defaultPlatform,
        from,
        to: NEXT,
      })
    : parsed;
  if (!result.ok || !('changes' in result)) {
    throw new DemoFailure(
      `It cannot be promoted: ${result.findings
        .map(({ message }) => message)
        .join(' ')}`,
      './waymark promote shows the same.',
    );
  }
  return {
    document: result.document,
    notes: result.findings
      .filter(({ constraint }) => constraint === 'promotion.first')
      .map(({ message }) => message)
      .join(' '),
  };
}

async function refusedToAuthor(
  { author }: DeliveryContext,
  number: number,
): Promise<{ evidence: string; result: true }> {
  const { login } = await author.whoAmI();
  try {
    await author.mergeChangeRequest(GITOPS, number);
  } catch (error) {
    const denied =
      error instanceof ForgeDeniedError ||
      error instanceof ForgeNotMergeableError;
    if (!denied) throw error;
    return {
      evidence: `#${number}: the forge answers ${error.status} to ${login}`,
      result: true,
    };
  }
  throw new DemoFailure(
    `${login} merged #${number}, which was ${login}'s own`,
    'Look at the protection of branch main.',
  );
}

function digestOf(image: string): string {
  return `the same digest, ${image.split('@')[1]?.slice(0, 19)}…`;
}
