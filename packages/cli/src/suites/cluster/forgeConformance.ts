import { GiteaForge } from '@waymark/gitops';
import {
  conformanceCases,
  ConformanceContext,
} from '@waymark/gitops/conformance';
import { PORTAL_USER, RECONCILER_USER } from '@waymark/local-stack';
import type { Checks } from '../Checks';
import type { ClusterUnderTest } from './types';

/** Gitea does everything that the local forge does, also when the way to it is in trouble. */
export async function checkForge(
  checks: Checks,
  { instance, tokens }: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Gitea');
  const as = (user: string, token = tokens[user] ?? '') =>
    new GiteaForge({ url: instance.forgeUrl, user, token });
  const context = new ConformanceContext({
    owner: 'meridian',
    admin: as(PORTAL_USER),
    writer: as(RECONCILER_USER),
    stranger: as('nobody', 'not-a-token'),
    through: (url, timeoutMs) =>
      new GiteaForge({
        url,
        user: PORTAL_USER,
        token: tokens[PORTAL_USER] ?? '',
        timeoutMs,
      }),
    hookHost: '127.0.0.1',
  });
  try {
    for (const [name, run] of Object.entries(conformanceCases)) {
      await about.check(name, () => run(context));
    }
  } finally {
    await context.dispose();
  }
}
