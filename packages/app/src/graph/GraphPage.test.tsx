import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { GraphPage } from './GraphPage';

// The page with an entity in the middle needs a browser that measures words: the browser tests open it.
it.each(['/', '/?rootEntityRefs[]=prompt-gateway'])(
  'says how to choose an entity where the address names none: %s',
  async address => {
    renderInTestApp(<GraphPage />, { initialRouteEntries: [address] });
    expect(await screen.findByText('No entity is chosen')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Go to the catalog' }),
    ).toHaveAttribute('href', '/catalog');
  },
);
