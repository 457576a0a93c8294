import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { ServiceView } from '@waymark/plugin-tenants-common';
import { mockTenantsApi } from '../__testUtils__/apis';
import {
  asError,
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import { service } from '../__testUtils__/fixtures';
import { ServiceCard } from './ServiceCard';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api' },
};

const show = (getService: () => Promise<ServiceView>) =>
  renderInTestApp(
    <EntityProvider entity={entity}>
      <ServiceCard />
    </EntityProvider>,
    { apis: [mockTenantsApi({ getService })] },
  );

it('answers, then shows intent beside reality for each environment', async () => {
  show(async () => service);
  expect(
    await screen.findByText(
      'checkout-api is wanted in 1 environment: development. What runs is not observed.',
    ),
  ).toBeInTheDocument();
  const column = screen.getByRole('region', { name: 'development' });
  const [intent, reality] = screen.getAllByRole('definition');
  expect(column).toContainElement(intent);
  expect(intent).toHaveTextContent('2 to 4 replicas, small');
  expect(intent).toHaveTextContent('Bootstrap image until');
  expect(reality).toHaveTextContent('Unknown');
  expect(reality).toHaveTextContent('no cluster connected');
  await expectAccessible();
});

it('says that a service without intent is not run by the platform', async () => {
  show(async () => {
    throw await asError(
      failedAnswer(404, { name: 'NotFoundError', message: 'x' }),
    );
  });
  expect(await screen.findByText('No intent in Git')).toBeInTheDocument();
});

it('shows a refusal with its reason', async () => {
  show(async () => {
    throw await asError(deniedAnswer('tenants.service.read', 'assistant'));
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(
    'You are not allowed to see the intent of this service',
  );
  expect(alert).toHaveTextContent('Intent is open to everyone with a role');
});
