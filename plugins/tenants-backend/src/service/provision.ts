import type {
  PreviewChange,
  ProvisioningRun,
  RunFinding,
  RunRequest,
} from '@waymark/plugin-tenants-common';
import type { Caller, Provisioning, Viewing } from './types';

/** What provisioning in one go made, or would make. */
export type Provisioned = {
  dryRun: boolean;
  run?: ProvisioningRun;
  changes: PreviewChange[];
  findings: RunFinding[];
};

/**
 * The whole verb in one call: opens the run, provisions, and ends it. What fails is handed to the
 * sweeper. A dry run opens nothing.
 */
export async function provision(
  { provisioning, viewing }: { provisioning: Provisioning; viewing: Viewing },
  { dryRun, ...request }: RunRequest & { dryRun?: boolean },
  caller: Caller,
): Promise<Provisioned> {
  if (dryRun) {
    const { changes, findings } = await viewing.preview(
      { template: request.template, values: request.values },
      caller,
    );
    return { dryRun: true, changes, findings };
  }
  const { id } = await provisioning.openRun(request, caller);
  try {
    const { changes, findings } = await provisioning.provisionRun(
      id,
      {},
      caller,
    );
    const run = await provisioning.finishRun(id, { outcome: 'done' }, caller);
    return { dryRun: false, run, changes, findings };
  } catch (error) {
    await provisioning.finishRun(
      id,
      { outcome: 'failed', message: String(error).slice(0, 2000) },
      caller,
    );
    throw error;
  }
}
