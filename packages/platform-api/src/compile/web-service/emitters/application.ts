import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { applicationPart } from '../../argocd';
import { applicationName } from '../../names';
import { webServiceEmitter } from './kit';

export const application = webServiceEmitter<IApplication>({
  name: 'web-service/application',
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  concern: 'run',
  scope: 'argocd',
  why: 'Has Argo CD bring this folder to the cluster, in the namespace’s own project.',
  build: context =>
    applicationPart(context, {
      name: applicationName(context.name, context.environmentName),
      project: context.namespace,
    }),
});
