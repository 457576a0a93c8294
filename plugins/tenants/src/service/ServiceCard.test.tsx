import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { ServiceView } from '@waymark/plugin-tenants-common';
import { mockTenantsApi } from '../__testUtils__/apis';
import {
  asError,
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import { finding, service } from '../__testUtils__/fixtures';
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

it('tells what runs by whom it was told, and when another image runs than is wanted', async () => {
  const [environment] = service.environments;
  show(async () => ({
    ...service,
    environments: [
      {
        ...environment,
        reality: {
          state: 'healthy',
          reason: '2 of 2 replicas available',
          source: 'Argo CD, local',
          asOf: new Date().toISOString(),
          running: {
            kind: 'Deployment',
            image: 'registry.example/search:1.4.2',
            wanted: 2,
            available: 2,
          },
        },
      },
    ],
  }));
  expect(await screen.findByText(/It is healthy in 1 of 1\./)).toBeVisible();
  const [, reality] = screen.getAllByRole('definition');
  expect(reality).toHaveTextContent('Healthy2 of 2 replicas available');
  expect(reality).toHaveTextContent('Runs another image, search:1.4.2');
  expect(reality).toHaveTextContent(/As of just now · Argo CD, local/);
  await expectAccessible();
});

it('counts an environment whose document is held as wanted', async () => {
  const { environments } = service;
  show(async () => ({
    ...service,
    environments,
    held: [
      {
        environment: 'staging',
        team: 'assistant',
        namespace: 'assistant-staging',
        path: 'tenants/assistant/staging/checkout-api.yaml',
        lastGood: true,
        findings: [finding({ path: 'spec.owner' })],
        links: [],
      },
    ],
  }));
  const wanted = [...environments.map(item => item.environment), 'staging'];
  expect(
    await screen.findByText(
      new RegExp(
        `is wanted in ${wanted.length} environments: ${wanted.join(', ')}`,
      ),
    ),
  ).toBeVisible();
});

it('says why a service is held, what stays in place, and where to mend it', async () => {
  const document =
    'https://forge.example/meridian/gitops/src/branch/main/checkout-api.yaml';
  show(async () => ({
    ...service,
    environments: [],
    held: [
      {
        environment: 'development',
        team: 'assistant',
        namespace: 'assistant-development',
        path: 'tenants/assistant/development/checkout-api.yaml',
        lastGood: true,
        findings: [
          finding({
            path: 'spec.runtime.size',
            message: 'There is no size huge.',
            fix: 'Choose small, medium or large.',
          }),
        ],
        links: [{ kind: 'intent', title: 'Intent in Git', url: document }],
      },
    ],
  }));
  expect(
    await screen.findByText(
      'checkout-api is held in development: spec.runtime.size: There is no size huge. Choose small, medium or large.',
    ),
  ).toBeVisible();
  const held = screen.getByRole('region', { name: 'development, held' });
  expect(held).toHaveTextContent(
    'in place where it was synced; what was never synced is not there',
  );
  expect(held).toHaveTextContent('spec.runtime.size');
  expect(held).toHaveTextContent('Choose small, medium or large.');
  expect(within(held).getByRole('link', { name: /Runbook/ })).toHaveAttribute(
    'href',
    '/docs/default/component/waymark-portal/runbooks/held-document',
  );
  expect(
    within(held).getByRole('link', { name: /Intent in Git/ }),
  ).toHaveAttribute('href', document);
  expect(
    screen.queryByText(/No intent in Git/, { selector: 'h2, h3, p' }),
  ).toBeNull();
  await expectAccessible();
});

it('says what outlives its document, whom it waits for, and how to remove it', async () => {
  show(async () => ({
    ...service,
    left: [
      {
        environment: 'production',
        namespace: 'assistant-production',
        application: 'checkout-api-production',
      },
    ],
  }));
  const left = await screen.findByRole('region', {
    name: 'production, not in Git',
  });
  expect(
    screen.getByText(/Gone from Git in production, it stays there/),
  ).toBeVisible();
  expect(left).toHaveTextContent('Waits for a person');
  expect(left).toHaveTextContent('Application checkout-api-production');
  expect(within(left).getByRole('link', { name: /Runbook/ })).toHaveAttribute(
    'href',
    '/docs/default/component/waymark-portal/runbooks/remove-from-production',
  );
  await expectAccessible();
});

it('answers where a service stays that is gone from Git everywhere', async () => {
  const left = {
    environment: 'production',
    namespace: 'assistant-production',
    application: 'checkout-api-production',
  };
  show(async () => ({ ...service, environments: [], left: [left] }));
  expect(
    await screen.findByText(
      'checkout-api is no longer in Git. It stays in production until a person deletes it.',
    ),
  ).toBeVisible();
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
