import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  address,
  changeSet,
  difference,
  dry,
  PATH,
  show,
} from '../__testUtils__/historyPage';

describe('restoring what was', () => {
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
});
