import { createApiMock } from '@backstage/frontend-test-utils';
import { kubernetesApiRef } from '@backstage/plugin-kubernetes-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { tenantsApiRef } from '../api';

export const mockTenantsApi = createApiMock(tenantsApiRef, () => ({
  preview: jest.fn(),
  openRun: jest.fn(),
  getRun: jest.fn(),
  listRuns: jest.fn(),
  recordLedger: jest.fn(),
  recordStep: jest.fn(),
  provisionRun: jest.fn(),
  finishRun: jest.fn(),
  cleanUpRun: jest.fn(),
  getService: jest.fn(),
  listServices: jest.fn(),
  listNamespaces: jest.fn(),
  getDraft: jest.fn(),
  putDraft: jest.fn(),
  deleteDraft: jest.fn(),
  listNamespaceLifetimes: jest.fn(),
  cleanUpNamespace: jest.fn(),
}));

export const mockScaffolderApi = createApiMock(scaffolderApiRef, () => ({
  getTemplateParameterSchema: jest.fn(),
  scaffold: jest.fn(),
  getTask: jest.fn(),
  cancelTask: jest.fn(),
  retry: jest.fn(),
  listTasks: jest.fn(),
  getIntegrationsList: jest.fn(),
  listActions: jest.fn(),
  listTemplatingExtensions: jest.fn(),
  streamLogs: jest.fn(),
  dryRun: jest.fn(),
  autocomplete: jest.fn(),
}));

export const mockKubernetesApi = createApiMock(kubernetesApiRef, () => ({
  getObjectsByEntity: jest.fn(),
  getClusters: jest.fn(),
  getCluster: jest.fn(),
  getWorkloadsByEntity: jest.fn(),
  getCustomObjectsByEntity: jest.fn(),
  proxy: jest.fn(),
}));
