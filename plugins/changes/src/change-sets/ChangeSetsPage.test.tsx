import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { changeSet, id, show } from '../__testUtils__/changesPages';

describe('the list of change sets', () => {
  it('counts what waits, links each, and asks for what the address says', async () => {
    const queries: unknown[] = [];
    const { container } = await show(
      {
        listChangeSets: async query => {
          queries.push(query);
          return { items: [changeSet] };
        },
      },
      '/changes?state=proposed&team=assistant&whose=mine',
    );
    expect(
      await screen.findByText('1 change waits for a decision.'),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Room for the launch' }),
    ).toHaveAttribute('href', `/changes/${id}`);
    await waitFor(() =>
      expect(queries).toContainEqual({
        state: 'proposed',
        team: 'assistant',
        author: 'user:default/ada-okafor',
        grants: 'hidden',
        limit: 25,
      }),
    );
    await expectAccessible(container);
  });

  it('says that nothing fits, and shows all again', async () => {
    await show(
      {
        listChangeSets: async ({ state } = {}) => ({
          items: state === 'failed' ? [] : [changeSet],
        }),
      },
      '/changes?state=failed',
    );
    expect(await screen.findByText('None fits these filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(
      await screen.findByRole('link', { name: 'Room for the launch' }),
    ).toBeVisible();
  });
});
