import type { Command } from 'commander';
import { registerClusterBuild } from './cluster/build';
import { registerClusterDown } from './cluster/down';
import { registerClusterKubeconfig } from './cluster/kubeconfig';
import { registerClusterKubectl } from './cluster/kubectl';
import { registerClusterLogs } from './cluster/logs';
import { registerClusterStatus } from './cluster/status';
import { registerClusterUp } from './cluster/up';

/** `waymark cluster`: a Kubernetes cluster on this machine, without containers. */
export function registerCluster(program: Command): void {
  const cluster = program
    .command('cluster')
    .summary('run a Kubernetes cluster with Argo CD on this machine')
    .description(
      'A real control plane, scheduler, Argo CD and Argo Rollouts on this machine, without containers; nodes and pods are simulated. For development and tests.',
    )
    .addHelpText(
      'after',
      `
Examples:
  ./waymark cluster up
  ./waymark cluster kubectl -- get nodes
  ./waymark cluster status --json | jq -r .apiUrl
  ./waymark cluster logs argocd-application-controller
  ./waymark cluster down

What it is and what it is not: docs/reference/cluster.md.`,
    );
  registerClusterUp(cluster);
  registerClusterDown(cluster);
  registerClusterStatus(cluster);
  registerClusterKubeconfig(cluster);
  registerClusterKubectl(cluster);
  registerClusterLogs(cluster);
  registerClusterBuild(cluster);
}
