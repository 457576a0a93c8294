import type { IConfigMap } from 'kubernetes-models/v1';
import { partName } from '../../names';
import { runbookMarkdown } from '../runbook';
import { webServiceEmitter } from './kit';

export const runbook = webServiceEmitter<IConfigMap>({
  name: 'web-service/runbook',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  concern: 'observe',
  why: 'The first steps for each alert, next to the workload, readable when the portal is not.',
  build: context => ({
    name: partName(context.name, 'runbook'),
    labels: { 'platform.waymark.dev/runbook': 'true' },
    body: { data: { 'runbook.md': runbookMarkdown(context) } },
  }),
});
