import { TouchedDocument } from '@waymark/plugin-changes-common';
import { deedOf } from './deedOf';

const workload = (
  name: string,
  environment: string,
  change: TouchedDocument['change'] = 'changed',
): TouchedDocument => ({
  path: `tenants/assistant/${environment}/${name}.yaml`,
  change,
  type: 'workload',
  team: 'assistant',
  environment,
  name,
});

const namespace: TouchedDocument = {
  path: 'tenants/assistant/staging/_namespace.yaml',
  change: 'added',
  type: 'namespace',
  team: 'assistant',
  environment: 'staging',
};

it('puts the service before its namespace, and what was done alike together', () => {
  const documents = [
    namespace,
    workload('rag', 'staging'),
    workload('rag', 'production'),
    workload('rag', 'development', 'removed'),
    workload('other', 'staging'),
  ];
  expect(deedOf(documents, 5)).toMatchObject({
    document: { name: 'rag', change: 'changed' },
    environments: ['staging', 'production'],
    others: 3,
  });
});

it('counts what is not listed, and knows when nothing is', () => {
  expect(deedOf([workload('rag', 'staging')], 51)).toMatchObject({
    others: 50,
  });
  expect(deedOf([], 0)).toBeUndefined();
});

it('keeps a file apart that is no document', () => {
  const files = ['notes.txt', 'more.txt'].map(
    (name): TouchedDocument => ({
      path: `tenants/assistant/staging/${name}`,
      change: 'added',
    }),
  );
  expect(deedOf(files, 2)).toMatchObject({
    document: { path: 'tenants/assistant/staging/notes.txt' },
    environments: [],
    others: 1,
  });
});
