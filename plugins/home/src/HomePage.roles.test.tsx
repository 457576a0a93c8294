import { screen, within } from '@testing-library/react';
import { deniedAnswer, expectAccessible } from '@waymark/portal-ui/testUtils';
import { assistant, component, docs, proposed } from './__testUtils__/answers';
import { answer, REVIEW, show, START } from './__testUtils__/show';

it('asks a reviewer to approve, and offers them no golden path to start', async () => {
  show({
    teams: ['security'],
    denied: [START],
    answers: { '/changes/change-sets': answer({ items: [proposed] }) },
  });
  const needs = within(
    await screen.findByRole('region', { name: 'Needs you' }),
  );
  const row = await needs.findByRole('link', {
    name: 'Review: Promote relevance-ranker to production',
  });
  expect(row).toHaveAttribute('href', `/changes/${proposed.id}`);
  expect(await screen.findByText('One thing needs you.')).toBeInTheDocument();
  const organization = within(
    await screen.findByRole('region', { name: 'Services of the organization' }),
  );
  expect(
    organization.getByText('One service of one team, 0 in production.'),
  ).toBeInTheDocument();
  expect(
    organization.getByRole('row', { name: /assistant/ }),
  ).toHaveTextContent('0 of 1prompt-router1 unknown');
  expect(screen.queryByRole('region', { name: 'Start something' })).toBeNull();
  expect(screen.queryByRole('link', { name: /golden path/i })).toBeNull();
  await expectAccessible();
});

it('shows an executive the organization, what nobody owns, and nothing that they never may see', async () => {
  show({
    teams: ['leadership'],
    denied: [START, REVIEW],
    entities: [
      component('prompt-router', docs),
      component('batch-reporter', docs, 'insights'),
      assistant,
    ],
    answers: {
      '/tenants/runs': () => deniedAnswer('tenants.run.read'),
      '/changes/change-sets': () => deniedAnswer('changes.change-set.read'),
      '/changes/commits': () => deniedAnswer('changes.change-set.read'),
    },
  });
  expect(
    await screen.findByRole('region', { name: 'Services of the organization' }),
  ).toBeInTheDocument();
  const ownerless = await screen.findByRole('row', { name: /No owner/ });
  expect(ownerless).toHaveTextContent(
    'No ownerbatch-reporterinsights is not in the organization',
  );
  expect(screen.queryByRole('region', { name: 'Start something' })).toBeNull();
  expect(
    await screen.findByText(
      'You may not see: Runs, Proposed changes. Nothing that you may see needs you.',
    ),
  ).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'What changed' })).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('tells a person without a role why there is nothing of theirs, and what is open to them', async () => {
  show({
    teams: [],
    denied: [START, REVIEW],
    answers: {
      '/tenants/runs': () => deniedAnswer('tenants.run.read'),
      '/tenants/services': () => deniedAnswer('tenants.service.read'),
      '/changes/change-sets': () => deniedAnswer('changes.change-set.read'),
      '/changes/commits': () => deniedAnswer('changes.change-set.read'),
      '/changes/reconciler': () => deniedAnswer('changes.reconciler.read'),
    },
  });
  const [alert, ...others] = await screen.findAllByRole('alert');
  expect(others).toEqual([]);
  expect(alert).toHaveTextContent(
    'You are not allowed to see what the teams run',
  );
  expect(alert).toHaveTextContent('none of your groups holds one');
  expect(alert).toHaveTextContent('An admin adds you to a group');
  expect(
    screen.getByText('You are in no team and hold no role yet.'),
  ).toBeInTheDocument();
  const open = within(screen.getByRole('region', { name: 'Open to you' }));
  expect(open.getByRole('link', { name: 'Catalog' })).toHaveAttribute(
    'href',
    '/catalog',
  );
  expect(screen.queryByRole('region', { name: 'Needs you' })).toBeNull();
  await expectAccessible();
});

it('promises no more to who may not see all of it', async () => {
  show({
    teams: ['leadership'],
    answers: { '/tenants/runs': () => deniedAnswer('tenants.run.read') },
  });
  expect(
    await screen.findByText('Nothing needs you, as far as is known.'),
  ).toBeInTheDocument();
  expect(
    await screen.findByText(
      'You may not see: Runs. Nothing that you may see needs you.',
    ),
  ).toBeInTheDocument();
});
