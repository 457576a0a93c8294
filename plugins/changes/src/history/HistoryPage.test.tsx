import { ChangesApi } from '@waymark/plugin-changes-common';
import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  address,
  approved,
  commit,
  difference,
  entry,
  imported,
  PATH,
  show,
} from '../__testUtils__/historyPage';

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
