import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  BlastRadiusEvent,
  ChangesApi,
  ChangeSet,
  ChangeSetReview,
} from '@waymark/plugin-changes-common';
import { screen } from '@testing-library/react';
import { changesApiRef } from '../api';
import { ChangesRoutes } from '../ChangesRoutes';

const now = new Date().toISOString();
export const id = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
export const path = 'tenants/assistant/production/rag.yaml';
/** A change of one service in production that waits for review. */
export const changeSet: ChangeSet = {
  id,
  idempotencyKey: `draft:${id}`,
  state: 'proposed',
  mode: 'change-request',
  reason: 'Room for the launch',
  author: 'user:default/ada-okafor',
  teams: ['assistant'],
  documents: [{ action: 'put', path }],
  base: 'a'.repeat(40),
  changeRequest: { number: 7, url: 'https://forge.example/pulls/7' },
  findings: [],
  createdAt: now,
  updatedAt: now,
};
export const review = (
  rest: Partial<ChangeSet> = {},
  more: Partial<ChangeSetReview> = {},
): ChangeSetReview => ({
  asOf: now,
  changeSet: { ...changeSet, ...rest },
  against: 'b'.repeat(40),
  valid: true,
  findings: [],
  conflicts: [],
  documents: [
    {
      path,
      change: 'changed',
      team: 'assistant',
      environment: 'production',
      kind: 'WebService',
      name: 'rag',
      before: 'minReplicas: 2',
      after: 'minReplicas: 4',
      fields: [{ path: 'spec.scaling.minReplicas', before: 2, after: 4 }],
    },
  ],
  hidden: 0,
  withoutEffect: [],
  history: [
    { at: now, actor: changeSet.author, verb: 'draft', state: 'draft' },
    { at: now, actor: changeSet.author, verb: 'proposed', state: 'proposed' },
  ],
  ...more,
});
const counts = {
  added: 1,
  removed: 0,
  changed: 2,
  unchanged: 90,
  workloads: 1,
  restarts: 1,
};
const amount = (cpuCores: number) => ({ cpuCores, memoryBytes: 2 ** 30 });
const asked = (cpu: number) => ({
  atMinReplicas: amount(cpu),
  atMaxReplicas: amount(cpu * 2),
});
/** What a blast radius is told in. */
export const started: BlastRadiusEvent = {
  type: 'started',
  asOf: now,
  against: 'b'.repeat(40),
  valid: true,
};
export const progress: BlastRadiusEvent = {
  type: 'progress',
  compared: 1,
  total: 3,
  counts,
  touched: [
    {
      document: path,
      team: 'assistant',
      environment: 'production',
      service: 'rag',
      change: 'changed',
      objects: 3,
      restarts: true,
    },
  ],
};
export const done: BlastRadiusEvent = {
  type: 'done',
  radius: {
    documents: 12,
    rerendered: 3,
    diff: {
      ...counts,
      groups: [
        {
          change: 'changed',
          kind: 'Deployment',
          field: 'spec.template.spec.containers[].image',
          objects: 1,
          workloads: 1,
          restarts: 1,
          example: { path: 'local/x.yaml', before: 'a:1', after: 'a:2' },
        },
      ],
    },
    environments: [{ name: 'production', workloads: 1, restarts: 1 }],
    capacity: {
      namespaces: [
        {
          namespace: 'tenants/assistant/production/_namespace.yaml',
          team: 'assistant',
          environment: 'production',
          before: { ...asked(2), limit: amount(4) },
          after: { ...asked(4), limit: amount(4) },
          over: 'atMaxReplicas',
        },
      ],
      before: asked(2),
      after: asked(4),
    },
    held: [],
  },
};

export async function* events(...all: BlastRadiusEvent[]) {
  yield* all;
}

/** The pages of changes at an address; what is asked of the server is given, else that one change. */
export const show = (
  rest: Partial<ChangesApi> = {},
  url = `/changes/${id}`,
) => {
  const api: Partial<ChangesApi> = {
    reviewChangeSet: async () => review(),
    blastRadius: () => events(started, progress, done),
    listChangeSets: async () => ({ items: [changeSet] }),
    ...rest,
  };
  return renderInTestApp(<ChangesRoutes />, {
    mountPath: '/changes',
    initialRouteEntries: [url],
    apis: [
      [changesApiRef, api],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/ada-okafor',
          ownershipEntityRefs: ['group:default/assistant'],
        }),
      ],
    ],
  });
};
export const region = (name: string) => screen.findByRole('region', { name });
