import { expect } from 'expect';
import type { Checks } from '../Checks';
import { kill, revive } from './processes';
import { ServiceByHand } from './ServiceByHand';
import type { ClusterUnderTest } from './types';

/** Parts of the cluster that are killed in the middle of a delivery. */
const VICTIMS = ['kube-apiserver', 'argocd-repo-server'] as const;

/** What is committed while a part of the cluster is dead arrives once that is back: once, and with nothing missing. */
export async function checkFaults(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Faults');
  const service = await ServiceByHand.open('survivor', under);
  try {
    const runs = await about.check('a service runs', async () => {
      await service.push({
        [service.path]: service.document(1),
      });
      await service.runsVersion(1);
    });
    if (!runs) return;
    for (const [index, victim] of VICTIMS.entries()) {
      const version = index + 2;
      await about.check(`${victim} killed and back`, async () => {
        const before = await service.versions();
        await kill(under, victim);
        const sha = await service.push({
          [service.path]: service.document(version),
        });
        // Rendering needs Git alone.
        expect(await service.verdict(sha)).toMatchObject({ state: 'success' });
        await revive(under, victim);
        await service.runsVersion(version);
        expect(await service.versions()).toEqual([
          ...before,
          service.image(version),
        ]);
        await service.nothingLostNothingTwice();
      });
    }
  } finally {
    await service.remove();
  }
}
