import { setTimeout as sleep } from 'node:timers/promises';
import {
  ForgeNotFoundError,
  GiteaForge,
  RENDERED,
  type RepositoryRef,
} from '@waymark/gitops';
import { PORTAL_USER } from '@waymark/local-stack';
import {
  argoCdConfig,
  compileCluster,
  platformAt,
} from '@waymark/platform-api';
import { CliError } from '../../CliError';
import { asWritten, type RunningCluster } from '../../cluster';
import type { Instance } from '../../instance/Instance';
import { CLUSTER_NAME } from '../../cluster/clusterName';

/** The GitOps repository of the example organization. */
export const GITOPS: RepositoryRef = { owner: 'meridian', name: 'gitops' };

const REPOSITORY_TIMEOUT_MS = 60_000;

/** Has Argo CD bring branch rendered to the cluster: its settings, the root Application, a webhook that tells it of pushes. */
export async function connectGitops(
  instance: Instance,
  { argocd, client }: RunningCluster,
  tokens: Record<string, string>,
): Promise<void> {
  const forge = new GiteaForge({
    url: instance.forgeUrl,
    user: PORTAL_USER,
    token: tokens[PORTAL_USER] ?? '',
  });
  await untilRendered(forge);
  await forge.createWebhook(GITOPS, {
    url: argocd.webhookUrl,
    secret: argocd.webhookSecret,
    events: ['push'],
  });
  const platform = platformAt({
    gitopsUrl: forge.cloneUrl(GITOPS),
    portalUrl: instance.portalUrl,
  });
  const { settings } = argoCdConfig(platform);
  // Under a name of its own: the cluster's other settings in the same ConfigMap belong to who installed Argo CD.
  const fieldManager = 'waymark-gitops';
  await client.apply(
    [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'argocd-cm', namespace: argocd.namespace },
        data: settings,
      },
    ],
    { fieldManager },
  );
  await client.apply(
    compileCluster(platform, CLUSTER_NAME).map(({ object }) =>
      asWritten(object),
    ),
    { fieldManager },
  );
}

/** The portal makes the repository when it starts. */
async function untilRendered(forge: GiteaForge): Promise<void> {
  const deadline = Date.now() + REPOSITORY_TIMEOUT_MS;
  for (;;) {
    try {
      await forge.getBranch(GITOPS, RENDERED);
      return;
    } catch (error) {
      if (!(error instanceof ForgeNotFoundError)) throw error;
      if (Date.now() > deadline) {
        throw new CliError(
          'notStarted',
          `The portal has not made branch ${RENDERED} of ${GITOPS.owner}/${
            GITOPS.name
          } within ${REPOSITORY_TIMEOUT_MS / 1000} s`,
          { fix: 'Read .waymark/logs/portal.log.' },
        );
      }
    }
    await sleep(250);
  }
}
