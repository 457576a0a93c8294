import { expect } from 'expect';
import {
  readApplication,
  syncedApplication,
} from '../../demo/cluster/applications';
import { objectSchema } from '../../demo/cluster/shapes';
import { poll } from '../../demo/poll';
import type { Checks } from '../Checks';
import { openGitops } from '../gitops';
import type { ClusterUnderTest } from './types';

const ROOT = 'waymark-local';
/** Their Applications outlive their files; an operator deletes them. */
const PROTECTED = /-production(-baseline)?$/;
const TIMEOUT_MS = 120_000;

/**
 * Every tenant of the cluster goes at once and comes back. Argo CD refuses a sync that would leave nothing of an Application:
 * the cluster's own objects, which stay, are what makes this one go through.
 */
export async function checkLastTenant(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Last tenant');
  const { client } = under.cluster;
  const { copy, verdict } = await openGitops(under);
  const push = async () => {
    await copy.git('push', '--quiet', 'origin', 'HEAD:main');
    const sha = await copy.git('rev-parse', 'HEAD');
    await verdict(sha, { timeoutMs: TIMEOUT_MS, state: 'success' });
  };
  const unprotected = async () => {
    const all = await client.list(objectSchema, {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      namespace: 'argocd',
    });
    return all
      .map(({ metadata }) => metadata.name)
      .filter(name => name !== ROOT && !PROTECTED.test(name))
      .sort();
  };
  try {
    const before = await unprotected();
    expect(before.length).toBeGreaterThan(0);
    const gone = await about.check('goes, with all that was its', async () => {
      await copy.git('rm', '--quiet', '-r', 'tenants');
      await copy.git('commit', '--quiet', '-m', 'Remove every tenant');
      await push();
      await poll(
        'The Applications of all tenants to go',
        async () => ((await unprotected()).length === 0 ? true : undefined),
        { timeoutMs: TIMEOUT_MS, everyMs: 500 },
      );
      const { application } = await syncedApplication(client, ROOT);
      expect(application.status?.conditions).toEqual([]);
      expect(await readApplication(client, ROOT)).toBeDefined();
    });
    if (!gone) return;
    await about.check('comes back by a revert', async () => {
      await copy.git('revert', '--no-edit', 'HEAD');
      await push();
      await poll(
        'The Applications of all tenants to come back',
        async () =>
          (await unprotected()).join() === before.join() ? true : undefined,
        { timeoutMs: TIMEOUT_MS, everyMs: 500 },
      );
    });
  } finally {
    await copy.remove();
  }
}
