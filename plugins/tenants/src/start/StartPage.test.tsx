import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import { tenantsPlugin } from '../plugin';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { template } from '../__testUtils__/fixtures';

const show = (entities: Parameters<typeof catalogApiMock>[0]) =>
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: ['/start'],
    apis: [[catalogApiRef, catalogApiMock(entities)]],
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
    within(path).getByRole('link', { name: 'Start Internal HTTP service' }),
  ).toHaveAttribute('href', '/start/internal-http-service');
  expect(
    within(other).getByRole('link', { name: 'Start a-plain-one' }),
  ).toHaveAttribute('href', '/create/templates/default/a-plain-one');
  await expectAccessible();
});

it('says who publishes the first path when there is none', async () => {
  show({ entities: [] });
  expect(
    await screen.findByText('A platform engineer registers the first one.'),
  ).toBeInTheDocument();
});
