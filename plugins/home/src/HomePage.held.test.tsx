import { screen, within } from '@testing-library/react';
import {
  component,
  docs,
  heldDocument,
  now,
  reconciler,
  services,
} from './__testUtils__/answers';
import { answer, show } from './__testUtils__/show';

it('says of a held service what is wrong, not that it has no intent', async () => {
  const held = {
    environment: 'staging',
    team: 'assistant',
    namespace: 'assistant-staging',
    path: 'tenants/assistant/staging/assistant-api.yaml',
    lastGood: true,
    findings: [
      {
        path: 'spec.runtime.size',
        constraint: 'enum',
        message: 'There is no size huge.',
        fix: 'Choose small, medium or large.',
        severity: 'error',
      },
    ],
    links: [],
  };
  show({
    entities: [component('assistant-api', docs)],
    answers: {
      '/tenants/services': answer({
        asOf: now,
        items: [
          {
            name: 'assistant-api',
            team: 'assistant',
            environments: [],
            held: [held],
            links: [],
            source: 'Git main',
            asOf: now,
          },
        ],
      }),
    },
  });
  const table = within(
    await screen.findByRole('region', { name: 'Your services' }),
  );
  expect(
    await table.findByRole('row', { name: /assistant-api/ }),
  ).toHaveTextContent(
    'assistant-apistagingHeld: spec.runtime.size: There is no size huge. Choose small, medium or large. Its last valid output stays where it was synced.Unknown',
  );
  expect(table.queryByText('No intent in Git')).not.toBeInTheDocument();
});

it('says of a service that is gone from Git where it stays, and how to remove it', async () => {
  show({
    entities: [component('assistant-api', docs)],
    answers: {
      '/tenants/services': answer({
        asOf: now,
        items: [
          {
            name: 'assistant-api',
            team: 'assistant',
            environments: [],
            held: [],
            left: [
              {
                environment: 'production',
                namespace: 'assistant-production',
                application: 'assistant-api-production',
              },
            ],
            links: [],
            source: 'Git main',
            asOf: now,
          },
        ],
      }),
    },
  });
  const table = within(
    await screen.findByRole('region', { name: 'Your services' }),
  );
  expect(
    await table.findByRole('row', { name: /assistant-api/ }),
  ).toHaveTextContent(
    'assistant-apiproductionNot in GitWaits for a personIt stays until a person deletes it.',
  );
  expect(table.getByRole('link', { name: 'How to remove it' })).toHaveAttribute(
    'href',
    expect.stringMatching(/remove-from-production$/),
  );
  expect(table.queryByText('No intent in Git')).not.toBeInTheDocument();
});

it('links a held document to its file, with the field that is wrong', async () => {
  const [service] = services.items;
  const [environment] = service.environments;
  const path = 'tenants/assistant/staging/prompt-router.yaml';
  const url = `http://localhost:7072/meridian/gitops/src/branch/main/${path}`;
  const known = {
    ...environment,
    links: [{ kind: 'intent', title: 'Intent', url }],
    intent: { ...environment.intent, path },
  };
  show({
    answers: {
      '/changes/reconciler': answer({ ...reconciler, held: [heldDocument] }),
      '/tenants/services': answer({
        ...services,
        items: [{ ...service, environments: [known] }],
      }),
    },
  });
  const link = await screen.findByRole('link', {
    name: /^tenants\/assistant\/development\/prompt-router.yaml is held/,
  });
  expect(link).toHaveAttribute(
    'href',
    `http://localhost:7072/meridian/gitops/src/branch/main/${heldDocument.path}`,
  );
  expect(
    screen.getByText(
      'spec.scaling.minReplicas: is more than maxReplicas Write at most 4.',
    ),
  ).toBeInTheDocument();
});

it('names what other teams hold to those in another team', async () => {
  show({
    teams: ['security'],
    answers: {
      '/changes/reconciler': answer({ ...reconciler, held: [heldDocument] }),
    },
  });
  expect(
    await screen.findByText(/no document of your teams is held/),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/One document that is not of your teams is held:/),
  ).toHaveTextContent(heldDocument.path);
  expect(screen.getByRole('link', { name: heldDocument.path })).toHaveAttribute(
    'href',
    '/catalog/default/component/prompt-router',
  );
});
