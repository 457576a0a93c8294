import { render, screen } from '@testing-library/react';
import App from './App';

/** The bundler puts the configuration in place of this variable. */
const APP_CONFIG = [
  {
    context: 'test',
    data: {
      app: { title: 'Waymark', baseUrl: 'http://localhost:1' },
      backend: { baseUrl: 'http://localhost:1' },
    },
  },
];

it('asks who is there before it shows anything', async () => {
  Object.defineProperty(process, 'env', {
    value: { ...process.env, APP_CONFIG },
  });
  render(App.createRoot());
  expect(
    await screen.findByRole('button', { name: 'Sign in' }),
  ).toBeInTheDocument();
  expect(document.body).toHaveAttribute('data-theme-name', 'waymark');
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
});
