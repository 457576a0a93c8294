import { ReactElement } from 'react';
import { AppThemeApi, appThemeApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { darkTheme, lightTheme } from './themes';

const chosen = (
  id: string,
): Pick<AppThemeApi, 'activeThemeId$' | 'getActiveThemeId'> => ({
  getActiveThemeId: () => id,
  activeThemeId$: () => ({
    [Symbol.observable]() {
      return this;
    },
    subscribe: () => ({ unsubscribe: () => {}, closed: false }),
  }),
});

const light = chosen('light');
const dark = chosen('dark');

const within = (api: typeof light, page: ReactElement) => (
  <TestApiProvider apis={[[appThemeApiRef, api]]}>{page}</TestApiProvider>
);

it('keeps what people typed when the theme changes', async () => {
  const { rerender } = render(
    within(
      light,
      <lightTheme.Provider>
        <input aria-label="Name" />
      </lightTheme.Provider>,
    ),
  );
  const field = screen.getByRole('textbox', { name: 'Name' });
  await userEvent.type(field, 'checkout-api');
  expect(document.body).toHaveAttribute('data-theme-mode', 'light');

  // As Backstage does: it draws the page within the provider of the theme that is chosen now.
  rerender(
    within(
      dark,
      <darkTheme.Provider>
        <input aria-label="Name" />
      </darkTheme.Provider>,
    ),
  );
  expect(document.body).toHaveAttribute('data-theme-mode', 'dark');
  expect(screen.getByRole('textbox', { name: 'Name' })).toBe(field);
  expect(field).toHaveValue('checkout-api');
});
