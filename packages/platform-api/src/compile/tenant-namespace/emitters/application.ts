import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { applicationPart } from '../../argocd';
import { baselineApplicationName } from '../../names';
import { namespaceEmitter } from './kit';

export const application = namespaceEmitter<IApplication>({
  name: 'tenant-namespace/application',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  concern: 'run',
  scope: 'argocd',
  why: 'Has Argo CD bring the baseline to the cluster, in the platform’s project, which the team cannot change.',
  build: context =>
    applicationPart(context, {
      name: baselineApplicationName(context.namespace),
      project: context.platform.argocd.platformProject,
    }),
});
