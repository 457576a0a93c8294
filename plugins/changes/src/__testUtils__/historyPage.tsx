import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ChangesApi,
  ChangeSet,
  DocumentComparison,
  HistoryCommit,
  Restoration,
} from '@waymark/plugin-changes-common';
import { screen } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { changesApiRef } from '../api';
import { HistoryPage } from '../history/HistoryPage';

export const PATH = 'tenants/assistant/development/rag.yaml';
const at = (position: number) => `2026-11-0${position}T10:00:00.000Z`;
/** A commit on main, told by its position. */
export const commit = (
  position: number,
  rest: Partial<HistoryCommit> = {},
) => ({
  position,
  commit: String(position).repeat(40),
  committedAt: at(position),
  at: at(position),
  actor: 'user:default/ada-okafor',
  door: 'portal' as const,
  confirmed: true,
  approvals: [],
  reason: `Reason ${position}`,
  documents: 1,
  url: 'https://forge.example/commit',
  ...rest,
});
const line = [commit(3), commit(2), commit(1)];
export const imported = { ...commit(3), behind: 0 };
export const entry = {
  ...commit(2),
  seq: 2,
  path: PATH,
  team: 'assistant',
  kind: 'WebService',
  name: 'rag',
  action: 'put' as const,
  contentHash: 'c'.repeat(64),
  approvals: [],
  hash: 'h'.repeat(64),
};
export const approved = {
  ...entry,
  approvals: [
    '0b1c2d3e-3c1d-4a56-8f10-2d7c5b8e9a41',
    'user:default/hugo-martins',
  ],
};
export const difference: DocumentComparison = {
  path: PATH,
  team: 'assistant',
  kind: 'WebService',
  name: 'rag',
  change: 'changed',
  before: 'minReplicas: 4',
  after: 'minReplicas: 2',
  fields: [{ path: 'spec.scaling.minReplicas', before: 4, after: 2 }],
};
/** What restoring would do. */
export const dry: Restoration = {
  as: commit(2),
  base: '3'.repeat(40),
  documents: [difference],
  mode: 'commit',
  reviews: [],
  preview: {
    valid: true,
    base: '3'.repeat(40),
    findings: [],
    approvals: [],
    documents: [],
  },
};
/** The change set that restores. */
export const changeSet: ChangeSet = {
  id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
  idempotencyKey: 'restore:1',
  state: 'committed',
  mode: 'commit',
  reason: 'Restore',
  author: 'user:default/ada-okafor',
  teams: ['assistant'],
  documents: [{ action: 'put', path: PATH }],
  base: '3'.repeat(40),
  findings: [],
  createdAt: at(3),
  updatedAt: at(3),
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

/** The page of history at an address; what is asked of the server is given, else three commits of one document. */
export const show = (rest: Partial<ChangesApi> = {}, query = '') => {
  const api: Partial<ChangesApi> = {
    getVerification: async () => ({ imported }),
    listHistoryCommits: async () => ({ imported, items: line }),
    readAsOf: async asked => ({
      as: asked?.at?.startsWith('2') ? commit(2) : commit(3),
      imported,
      items: [{ ...entry, content: 'kind: WebService\n' }],
    }),
    compareHistory: async () => ({
      before: commit(2),
      after: commit(3),
      imported,
      items: [difference],
    }),
    searchHistory: async () => ({ imported, items: [entry] }),
    ...rest,
  };
  return renderInTestApp(
    <>
      <Routes>
        <Route path="/configuration/history" element={<HistoryPage />} />
      </Routes>
      <Address />
    </>,
    {
      initialRouteEntries: [`/configuration/history${query}`],
      apis: [
        [changesApiRef, api],
        [identityApiRef, mockApis.identity()],
        [
          permissionApiRef,
          mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
        ],
      ],
    },
  );
};
/** Where the reader is. */
export const address = () => screen.getByLabelText('address').textContent;
