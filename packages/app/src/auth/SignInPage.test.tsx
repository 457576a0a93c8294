import { createApiMock, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { oidcAuthApiRef } from './oidcAuthApi';
import { SignInPage } from './SignInPage';

const identity = {
  type: 'user' as const,
  userEntityRef: 'user:default/ada-okafor',
  ownershipEntityRefs: [],
};
const session = { token: 'token', identity };

const mockAuth = createApiMock(oidcAuthApiRef, () => ({
  getBackstageIdentity: jest.fn(),
  getProfile: jest.fn(),
  getAccessToken: jest.fn(),
  getIdToken: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
  sessionState$: jest.fn(),
}));

function show(
  getBackstageIdentity: (options?: {
    optional?: boolean;
  }) => Promise<typeof session | undefined>,
  path = '/',
) {
  const onSignInSuccess = jest.fn();
  renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    initialRouteEntries: [path],
    config: {
      app: { title: 'Waymark' },
      organization: { name: 'Meridian Labs' },
    },
    apis: [
      mockAuth({
        getBackstageIdentity: jest.fn(getBackstageIdentity),
        getProfile: async () => ({ email: 'ada.okafor@meridian.example' }),
      }),
    ],
  });
  return onSignInSuccess;
}

it('goes on at once when there is a session', async () => {
  const signedIn = show(async () => session);
  await waitFor(() => expect(signedIn).toHaveBeenCalledTimes(1));
  const [identityApi] = signedIn.mock.calls[0];
  await expect(identityApi.getBackstageIdentity()).resolves.toEqual(identity);
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

it('shows the product and one button, and signs in with it', async () => {
  const signedIn = show(async options =>
    options?.optional ? undefined : session,
  );
  const button = await screen.findByRole('button', { name: 'Sign in' });
  expect(screen.getAllByRole('button')).toEqual([button]);
  expect(screen.getByRole('heading')).toHaveTextContent('Waymark');
  expect(screen.getByText(/portal of Meridian Labs/)).toBeInTheDocument();
  await userEvent.click(button);
  await waitFor(() => expect(signedIn).toHaveBeenCalledTimes(1));
});

it('says why a sign-in failed, and nothing when the window was closed', async () => {
  const closed = new Error('Login failed, popup was closed');
  closed.name = 'PopupRejectedError';
  const attempts = [new Error('No user has that e-mail'), closed];
  show(async options => {
    if (options?.optional) return undefined;
    throw attempts.shift();
  });
  const button = await screen.findByRole('button', { name: 'Sign in' });
  await userEvent.click(button);
  expect(
    await screen.findByText('No user has that e-mail'),
  ).toBeInTheDocument();
  await userEvent.click(button);
  await waitFor(() =>
    expect(screen.queryByText('You are not signed in')).not.toBeInTheDocument(),
  );
});

it('shows what the provider said when it sent the reader back', async () => {
  show(async () => undefined, '/?error=access_denied');
  expect(await screen.findByText('access_denied')).toBeInTheDocument();
});
