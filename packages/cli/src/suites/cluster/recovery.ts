import { GiteaForge, RENDERED } from '@waymark/gitops';
import { WorkingCopy } from '@waymark/gitops/conformance';
import { RECONCILER_USER } from '@waymark/local-stack';
import { expect } from 'expect';
import { OPERATOR, openPortal } from '../../portal/openPortal';
import { poll } from '../../demo/poll';
import { GITOPS } from '../../stack/cluster/connectGitops';
import type { Checks } from '../Checks';
import { revive, takeDown } from './processes';
import { execute, readRunbook } from './runbook';
import type { ClusterUnderTest } from './types';

const RUNBOOK = 'recover-gitops-reconciliation';
const TIMEOUT_MS = 120_000;

/** The runbook for a failed reconciliation, executed as it stands, brings back what was broken. */
export async function checkRecovery(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Runbook: recover from a failed reconciliation');
  const { instance } = under;
  const blocks = await readRunbook(instance.root, RUNBOOK);
  const [mend, verify] = blocks.slice(-2);
  const look = blocks.slice(0, -2);
  let broken = '';

  await about.check(
    'rendered is changed by hand, and the forge is down',
    async () => {
      expect(look.length).toBeGreaterThan(1);
      await untilQuiet(under);
      broken = await tamper(under);
      await takeDown(under, 'forge');
      for (const block of look) await execute(block, under);
    },
  );
  await about.check(
    'mended as it says, everything is as it should be',
    async () => {
      await revive(under, 'forge');
      await execute(mend, under);
      await execute(verify, under);
      const { changes } = await openPortal(instance, { as: OPERATOR });
      const again = await changes.replay();
      expect(again).toMatchObject({ equal: true, differences: [] });
      expect(again.rendered).not.toBe(broken);
      expect(await changes.getReconcilerStatus()).toMatchObject({
        upToDate: true,
      });
    },
  );
}

/** Waits until the reconciler has done what earlier checks left. */
async function untilQuiet({ instance }: ClusterUnderTest): Promise<void> {
  const { changes } = await openPortal(instance, { as: OPERATOR });
  await poll(
    'Branch rendered to be up to date',
    async () => {
      const { queue, upToDate } = await changes.getReconcilerStatus();
      return upToDate && queue.changeSets === 0 ? true : undefined;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

/** Takes a file from branch rendered and writes into another, as only the reconciler's own user could. */
async function tamper({ instance, tokens }: ClusterUnderTest): Promise<string> {
  const forge = new GiteaForge({
    url: instance.forgeUrl,
    user: RECONCILER_USER,
    token: tokens[RECONCILER_USER] ?? '',
  });
  const copy = await WorkingCopy.clone(forge, GITOPS);
  try {
    await copy.git('checkout', '--quiet', RENDERED);
    const files = (await copy.git('ls-files', 'local')).split('\n');
    const [gone, changed] = files.filter(Boolean);
    if (!gone || !changed) throw new Error('Nothing is rendered');
    await copy.git('rm', '--quiet', gone);
    await copy.commit('By hand', { [changed]: 'kind: Nonsense\n' });
    // The reconciler may still be at what earlier checks left.
    return await poll(
      'The push by hand to arrive',
      async () => {
        await copy.git('pull', '--quiet', '--rebase', 'origin', RENDERED);
        const sha = await copy.git('rev-parse', 'HEAD');
        return copy.git('push', '--quiet', 'origin', `HEAD:${RENDERED}`).then(
          () => sha,
          () => undefined,
        );
      },
      { timeoutMs: TIMEOUT_MS },
    );
  } finally {
    await copy.remove();
  }
}
