import { expect } from 'expect';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { poll } from '../../demo/poll';
import { OPERATOR, openPortal } from '../../portal/openPortal';
import type { Checks } from '../Checks';
import { kill, revive } from './processes';
import { ServiceByHand } from './ServiceByHand';
import type { ClusterUnderTest } from './types';

const run = promisify(execFile);
const TIMEOUT_MS = 90_000;
const MANAGER = 'somebody-at-night';

/** Whoever changes what runs, past Git, is shown: the field, both values, and the name that they wrote it under. */
export async function checkDrift(
  checks: Checks,
  under: ClusterUnderTest,
): Promise<void> {
  const about = checks.about('Drift');
  const service = await ServiceByHand.open('drifting', under);
  const { changes } = await openPortal(under.instance, { as: OPERATOR });
  const look = async () => {
    const { applications, unknown } = await changes.getDrift({
      namespace: service.namespace,
      service: service.service,
    });
    expect(unknown).toBeUndefined();
    return applications.at(0);
  };
  try {
    const runs = await about.check(
      'what runs is as it was synced',
      async () => {
        await service.push({ [service.path]: service.document(1) });
        await service.runsVersion(1);
        const found = await look();
        expect(found).toMatchObject({ state: 'in-sync', objects: [] });
        expect(found?.compared).toBeGreaterThan(10);
      },
    );
    if (!runs) return;
    await about.check(
      'an edit by kubectl is shown with its manager',
      async () => {
        // Argo CD would have put it back before anybody looked.
        await kill(under, 'argocd-application-controller');
        const patch = { spec: { maxReplicas: 7 } };
        await run(
          under.cluster.kubectl,
          [
            'patch',
            'horizontalpodautoscaler',
            service.service,
            `--namespace=${service.namespace}`,
            '--type=merge',
            `--patch=${JSON.stringify(patch)}`,
            `--field-manager=${MANAGER}`,
          ],
          { env: { ...process.env, KUBECONFIG: under.cluster.kubeconfig } },
        );
        expect(await look()).toMatchObject({
          state: 'drifted',
          selfHeals: true,
          objects: [
            {
              kind: 'HorizontalPodAutoscaler',
              state: 'changed',
              differences: [
                {
                  path: 'spec.maxReplicas',
                  wanted: 2,
                  live: 7,
                  by: {
                    manager: MANAGER,
                    operation: 'Update',
                    time: expect.any(String),
                  },
                },
              ],
            },
          ],
        });
      },
    );
    await about.check('healed by Argo CD, it is gone', async () => {
      await revive(under, 'argocd-application-controller');
      await poll(
        'That the drift is healed',
        async () => (await look())?.state === 'in-sync' || undefined,
        { timeoutMs: TIMEOUT_MS },
      );
    });
  } finally {
    await service.remove();
  }
}
