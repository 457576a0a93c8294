import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  AuthorizeResult,
  type EvaluatePermissionRequest,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { defaultPlatform } from '@waymark/platform-api';
import type {
  ChangeSet,
  ChangesApi,
  PlatformState,
} from '@waymark/plugin-changes-common';
import { seedFiles } from '@waymark/plugin-platform-config-common';
import { changesApiRef } from '../api';
import { ConfigurationRoutes } from '../ConfigurationRoutes';

export const commit = 'b'.repeat(40);
const now = new Date().toISOString();

/** What the seed says, on main, with other texts in the place of some. */
export function onMain(
  texts: Record<string, string> = {},
  rest: Partial<PlatformState> = {},
): PlatformState {
  const files = new Map([...seedFiles(), ...Object.entries(texts)]);
  return {
    commit,
    asOf: now,
    source: 'git',
    platformCommit: commit,
    platform: { ...defaultPlatform },
    documents: [...files].map(([path, content]) => ({
      path,
      content,
      held: false,
      findings: [],
    })),
    findings: [],
    ...rest,
  };
}

export const proposed: ChangeSet = {
  id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
  idempotencyKey: 'configuration:x',
  state: 'proposed',
  mode: 'change-request',
  reason: 'x',
  author: 'user:default/emil-sorensen',
  teams: [],
  documents: [],
  base: commit,
  findings: [],
  createdAt: now,
  updatedAt: now,
};

/** Nothing happened to any document, and no team holds any. */
export const quiet: Partial<ChangesApi> = {
  getPlatform: async () => onMain(),
  listDependents: async () => ({
    commit,
    asOf: now,
    totals: { configuration: 0, namespaces: 0, workloads: 0, services: 0 },
    items: [],
  }),
  listDocuments: async () => ({ commit, asOf: now, items: [] }),
  searchHistory: async () => ({
    imported: { position: 0, behind: 0 },
    items: [],
  }),
  preview: async () => ({
    valid: true,
    base: commit,
    approvals: [],
    findings: [],
    documents: [],
  }),
  blastRadius: async function* none() {
    yield { type: 'started', asOf: now, against: commit, valid: true };
  },
};

/** Opens a page of the configuration as somebody who may, or may not, change it. */
export function show(
  url: string,
  { mayEdit = true, ...api }: Partial<ChangesApi> & { mayEdit?: boolean } = {},
) {
  const result = mayEdit ? AuthorizeResult.ALLOW : AuthorizeResult.DENY;
  return renderInTestApp(<ConfigurationRoutes />, {
    mountPath: '/configuration',
    initialRouteEntries: [url],
    apis: [
      [changesApiRef, { ...quiet, ...api }],
      [
        permissionApiRef,
        mockApis.permission({
          authorize: (_request: EvaluatePermissionRequest) => result,
        }),
      ],
    ],
  });
}
