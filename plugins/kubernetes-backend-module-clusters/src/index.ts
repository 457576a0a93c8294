/**
 * Clusters of the Kubernetes plugin from a kubeconfig.
 *
 * @packageDocumentation
 */
export { kubernetesModuleClusters as default } from './module';
