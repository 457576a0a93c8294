import type { Instance } from '../instance/Instance';
import type { DoctorReport } from '../reports';
import { checkCluster } from './cluster';
import { checkGit } from './git';
import { checkKubeconfig } from './kubeconfig';
import { checkDisk, checkMemory, checkPorts, checkState } from './machine';
import { checkPackages } from './packages';
import { checkChromium, checkNode, checkPython } from './programs';

/** Looks at everything that an instance needs of this machine. */
export async function examine(instance: Instance): Promise<DoctorReport> {
  const found = await Promise.all([
    checkNode(),
    checkPackages(instance.root),
    checkGit(),
    checkState(instance),
    checkDisk(instance),
    checkMemory(),
    checkPorts(instance),
    checkPython(),
    checkChromium(),
    checkKubeconfig(),
    checkCluster(),
  ]);
  const checks = found.flat();
  return {
    checkedAt: new Date().toISOString(),
    ok: checks.every(({ status }) => status !== 'fail'),
    checks,
  };
}
