import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, within } from '@testing-library/react';
import { tenantsPlugin } from '../plugin';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { template } from '../__testUtils__/fixtures';

const show = (
  entities: Parameters<typeof catalogApiMock>[0],
  authorize:
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) =>
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: ['/start'],
    apis: [
      [catalogApiRef, catalogApiMock(entities)],
      mockApis.permission({ authorize }),
    ],
  });

it('says what a path creates and does not create, and sends plain templates to the wizard', async () => {
  const plain = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'a-plain-one', namespace: 'default' },
  };
  show({ entities: [plain, template] });
  const [path, other] = await screen.findAllByRole('article');
  expect(path).toHaveAccessibleName('Internal HTTP service');
  expect(within(path).getByRole('list', { name: 'Creates' })).toHaveTextContent(
    'A Git repository with service',
  );
  expect(
    within(path).getByRole('list', { name: 'Does not create' }),
  ).toHaveTextContent('A public route');
  expect(
    await within(path).findByRole('link', {
      name: 'Start Internal HTTP service',
    }),
  ).toHaveAttribute('href', '/start/internal-http-service');
  expect(
    within(other).getByRole('link', { name: 'Start a-plain-one' }),
  ).toHaveAttribute('href', '/create/templates/default/a-plain-one');
  expect(screen.getByRole('link', { name: 'Ordinary wizard' })).toHaveAttribute(
    'href',
    '/create',
  );
  await expectAccessible();
});

it('says who publishes the first path when there is none', async () => {
  show({ entities: [] });
  expect(
    await screen.findByText('A platform engineer registers the first one.'),
  ).toBeInTheDocument();
});

it('shows the paths to somebody who may start none, without the button', async () => {
  show({ entities: [template] }, AuthorizeResult.DENY);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('You are not allowed to start a golden path');
  expect(alert).toHaveTextContent('An admin adds you to a group');
  const path = await screen.findByRole('article');
  expect(within(path).getByRole('list', { name: 'Creates' })).toBeVisible();
  expect(within(path).queryByRole('link')).not.toBeInTheDocument();
  expect(
    screen.queryByRole('link', { name: 'Ordinary wizard' }),
  ).not.toBeInTheDocument();
});
