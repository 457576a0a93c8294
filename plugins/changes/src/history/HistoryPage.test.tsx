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
import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { changesApiRef } from '../api';
import { HistoryPage } from './HistoryPage';

const PATH = 'tenants/assistant/development/rag.yaml';
const at = (position: number) => `2026-11-0${position}T10:00:00.000Z`;
const commit = (position: number, rest: Partial<HistoryCommit> = {}) => ({
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
const imported = { ...commit(3), behind: 0 };
const entry = {
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
const approved = {
  ...entry,
  approvals: [
    '0b1c2d3e-3c1d-4a56-8f10-2d7c5b8e9a41',
    'user:default/hugo-martins',
  ],
};
const difference: DocumentComparison = {
  path: PATH,
  team: 'assistant',
  kind: 'WebService',
  name: 'rag',
  change: 'changed',
  before: 'minReplicas: 4',
  after: 'minReplicas: 2',
  fields: [{ path: 'spec.scaling.minReplicas', before: 4, after: 2 }],
};
const dry: Restoration = {
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
const changeSet: ChangeSet = {
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

const show = (rest: Partial<ChangesApi> = {}, query = '') => {
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
const address = () => screen.getByLabelText('address').textContent;

describe('the history of configuration', () => {
  it.each([
    ['portal' as const, 'git:waymark.portal@forge.example', null],
    ['forge' as const, 'git:hugo@forge.example', 'hugo@forge.example'],
  ])(
    'names who approved a commit, and who merged it by door %s where that is a person',
    async (door, mergedBy, merger) => {
      const { approvals } = approved;
      const newest = commit(3, { approvals, door, mergedBy });
      show({
        listHistoryCommits: async () => ({ imported, items: [newest] }),
      });
      const who = await screen.findByText('approved by');
      expect(who).toHaveTextContent(/^approved byhugo-martins$/);
      expect(screen.queryByText('merged by')?.textContent ?? null).toBe(
        merger && `merged by${merger}`,
      );
      expect(screen.queryByText(/waymark\.portal/)).not.toBeInTheDocument();
    },
  );

  it('goes back in time by the slider, and keeps the moment in the address', async () => {
    const asked: unknown[] = [];
    const { container } = await show({
      readAsOf: async query => {
        asked.push(query?.at);
        return { as: commit(2), imported, items: [entry] };
      },
    });
    expect(await screen.findByText('1 document is on main now.')).toBeVisible();
    const slider = await screen.findByRole('slider', { name: 'Moment' });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('Reason 3'),
    );
    fireEvent.input(slider, { target: { value: '1' } });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringContaining('Reason 2'),
    );
    expect(asked).toEqual(['9999-12-31']);
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    await waitFor(() => expect(address()).toMatch(/\?at=2{16}$/));
    expect(await screen.findByText(/1 document was on main/)).toBeVisible();
    expect(asked.at(-1)).toBe('2'.repeat(16));
    await userEvent.click(
      await screen.findByRole('button', { name: 'The commit before' }),
    );
    await waitFor(() => expect(address()).toMatch(/\?at=1{16}$/));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Back to now' }),
    );
    await waitFor(() => expect(address()).toBe('/configuration/history'));
    await expectAccessible(container);
  });

  it('shows an older moment that is on no page yet', async () => {
    const asked: unknown[] = [];
    await show(
      {
        listHistoryCommits: async query => {
          asked.push(query?.until);
          return query?.until
            ? { imported, items: [commit(1)] }
            : { imported, items: [commit(3), commit(2)], nextCursor: 'x' };
        },
      },
      '?at=2026-11-01T12:00:00Z',
    );
    await waitFor(() =>
      expect(screen.getByRole('slider')).toHaveAttribute(
        'aria-valuetext',
        expect.stringContaining('Reason 1'),
      ),
    );
    expect(asked).toEqual([undefined, '2026-11-01T12:00:00Z']);
    await userEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    await waitFor(() => expect(address()).toBe('/configuration/history'));
    await waitFor(() => expect(asked.at(-1)).toBeUndefined());
  });

  it('compares the two moments of the address, field by field', async () => {
    const asked: unknown[] = [];
    const { container } = await show(
      {
        compareHistory: async query => {
          asked.push(query);
          return {
            before: commit(1),
            after: commit(3),
            imported,
            items: [difference],
          };
        },
      },
      `?from=1111111&to=3333333&path=${PATH}`,
    );
    expect(
      await screen.findByText('1 document differs between these two moments.'),
    ).toBeVisible();
    expect(asked).toEqual([
      { before: '1111111', after: '3333333', path: PATH, limit: 100 },
    ]);
    expect(
      await screen.findByRole('region', { name: 'What differs' }),
    ).toHaveTextContent(/spec\.scaling\.minReplicas.*Before4.*After2/);
    expect(await screen.findByRole('slider', { name: 'Before' })).toHaveValue(
      '0',
    );
    expect(screen.getByRole('slider', { name: 'After' })).toHaveValue('2');
    await userEvent.click(screen.getByRole('button', { name: 'Swap' }));
    await waitFor(() => expect(address()).toContain('from=3333333&to=1111111'));
    await expectAccessible(container);
  });

  it('compares with the commit before when no moment is named', async () => {
    const asked: unknown[] = [];
    await show(
      {
        compareHistory: async query => {
          asked.push(query?.before);
          return { before: commit(2), after: commit(3), imported, items: [] };
        },
      },
      '?view=differences',
    );
    expect(
      await screen.findByText('Nothing differs between these two moments.'),
    ).toBeVisible();
    expect(asked).toEqual(['2'.repeat(16)]);
  });

  it('searches the audit as the address says, and by its fields', async () => {
    const asked: unknown[] = [];
    const { container } = await show(
      {
        searchHistory: async query => {
          asked.push(query);
          return query?.actor
            ? { imported, items: [] }
            : { imported, items: [approved], nextCursor: 'older' };
        },
      },
      '?view=audit&door=hand&path=tenants/assistant/',
    );
    expect(await screen.findByText('approved by')).toHaveTextContent(
      /hugo-martins/,
    );
    expect(await screen.findByRole('link', { name: PATH })).toHaveAttribute(
      'href',
      `/configuration/history?at=${'2'.repeat(16)}&path=${encodeURIComponent(
        PATH,
      )}`,
    );
    expect(asked).toMatchObject([
      {
        door: 'hand',
        path: 'tenants/assistant/',
        grants: 'hidden',
        limit: 50,
      },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Older' }));
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ cursor: 'older' }),
    );
    const person = screen.getByRole('textbox', { name: 'Person' });
    await userEvent.type(person, 'ada-okafor{Enter}');
    expect(await screen.findByText('None fits these filters.')).toBeVisible();
    expect(asked.at(-1)).toMatchObject({ actor: 'ada-okafor' });
    expect(asked.at(-1)).toMatchObject({ cursor: undefined });
    await userEvent.type(screen.getByLabelText('From day'), '2026-11-01');
    await userEvent.type(screen.getByLabelText('To day'), '2026-11-02');
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await waitFor(() =>
      expect(address()).toMatch(/since=2026-11-01&until=2026-11-02$/),
    );
    expect(asked.at(-1)).toMatchObject({
      since: new Date('2026-11-01T00:00:00').toISOString(),
      until: new Date('2026-11-02T23:59:59.999').toISOString(),
    });
    await expectAccessible(container);
  });

  it('says what restoring would do, and then makes the change set', async () => {
    const asked: unknown[] = [];
    await show(
      {
        restoreHistory: async body => {
          asked.push(body);
          return body.dryRun ? dry : { ...dry, changeSet };
        },
      },
      `?at=2222222&path=${PATH}`,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Restore…' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('1 document changes back:'),
    ).toBeVisible();
    expect(dialog).toHaveTextContent(/minReplicas.*now4.*then2/);
    expect(dialog).toHaveTextContent('No rule asks anybody to review this');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'The launch is over',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Restore now' }),
    );
    await waitFor(() => expect(address()).toBe(`/changes/${changeSet.id}`));
    expect(asked).toEqual([
      { at: '2222222', path: PATH, dryRun: true },
      {
        at: '2222222',
        path: PATH,
        mode: 'commit',
        reason: 'The launch is over',
        idempotencyKey: expect.stringMatching(/^restore:/),
      },
    ]);
  });

  it('makes one who removes documents type it, and names who reviews', async () => {
    let mode: 'commit' | 'change-request' = 'commit';
    await show(
      {
        restoreHistory: async () => ({
          ...dry,
          mode,
          documents: [{ ...difference, change: 'removed', fields: [] }],
          reviews:
            mode === 'commit'
              ? []
              : [
                  {
                    rule: 'environment.production',
                    kind: 'production-change',
                    title: 'Production review',
                    reason: 'A second person looks first.',
                    team: 'assistant',
                    environment: 'production',
                  },
                ],
        }),
      },
      '?at=2222222',
    );
    const open = async () => {
      await userEvent.click(
        await screen.findByRole('button', { name: 'Restore…' }),
      );
      return screen.findByRole('dialog');
    };
    const first = await open();
    expect(
      await within(first).findByText(/1 document is removed/),
    ).toBeVisible();
    const button = within(first).getByRole('button', { name: 'Restore now' });
    expect(button).toBeDisabled();
    await userEvent.type(
      within(first).getByRole('textbox', { name: /Type restore/ }),
      'restore',
    );
    expect(button).toBeEnabled();
    await userEvent.click(
      within(first).getByRole('button', { name: 'Cancel' }),
    );
    mode = 'change-request';
    const second = await open();
    expect(
      await within(second).findByText(/Production review \(assistant-prod/),
    ).toBeVisible();
    expect(
      within(second).getByRole('button', { name: 'Propose restoring' }),
    ).toBeEnabled();
  });

  it('does not restore what would not be valid now', async () => {
    const finding = {
      document: PATH,
      path: 'spec.runtime.size',
      constraint: 'reference',
      message: 'There is no size "giant".',
      fix: 'Use small.',
      severity: 'error' as const,
    };
    await show(
      {
        restoreHistory: async () => ({
          ...dry,
          preview: {
            valid: false,
            base: dry.base,
            findings: [finding],
            approvals: [],
            documents: [],
          },
        }),
      },
      '?at=2222222',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Restore…' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText(/There is no size "giant"/),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Restore now' }),
    ).toBeDisabled();
  });

  it('tells how old the knowledge is that the chain holds, and verifies it', async () => {
    let verified: Awaited<
      ReturnType<ChangesApi['getVerification']>
    >['verified'];
    await show({
      getVerification: async () => ({ imported, verified }),
      verifyHistory: async () => {
        verified = {
          holds: true,
          verifiedAt: new Date().toISOString(),
          verifiedBy: 'user:default/emil-sorensen',
          commits: 3,
          documents: 3,
          head: { seq: 3, hash: 'h' },
          replayed: false,
        };
        return { ...verified, imported };
      },
    });
    expect(
      await screen.findByText('The chain was not verified yet'),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Verify now' }),
    );
    expect(
      await screen.findByText(/The chain of 3 rows holds, verified/),
    ).toBeVisible();
  });

  it('says which permission is missing', async () => {
    const error = await asError(deniedAnswer('changes.change-set.read'));
    const denied = async () => {
      throw error;
    };
    await show({
      getVerification: denied,
      listHistoryCommits: denied,
      readAsOf: denied,
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'changes.change-set.read',
    );
  });
});
