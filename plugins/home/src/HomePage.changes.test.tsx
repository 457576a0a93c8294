import { screen, within } from '@testing-library/react';
import { failedAnswer } from '@waymark/portal-ui/testUtils';
import { commit, commits, pushed, reconciler } from './__testUtils__/answers';
import { answer, show } from './__testUtils__/show';

it('shows who changed what and by which way, pushes by hand too', async () => {
  show({ answers: { '/changes/commits': answer(commits(pushed, commit)) } });
  const changed = within(
    await screen.findByRole('region', { name: 'What changed' }),
  );
  const link = await changed.findByRole('link', {
    name: 'risk-scorer changed in production',
  });
  expect(link).toHaveAttribute('href', pushed.url);
  const [byHand, byPath] = changed.getAllByRole('listitem');
  expect(byHand).toHaveTextContent(pushed.subject);
  expect(byHand).toHaveTextContent('Some Body');
  expect(byHand).toHaveTextContent('Pushed by hand');
  // Somebody else's team is named, one's own is not.
  expect(
    await within(byHand).findByRole('link', { name: 'risk-models' }),
  ).toBeInTheDocument();
  expect(within(byPath).queryByRole('link', { name: 'assistant' })).toBeNull();
  expect(
    within(byPath).getByRole('link', { name: 'Golden path' }),
  ).toHaveAttribute('href', '/runs/1f8fad5b-d9cb-469f-a165-708677289502');
  expect(changed.getByRole('link', { name: 'All commits' })).toHaveAttribute(
    'href',
    'http://localhost:7072/meridian/gitops/commits/branch/main',
  );
});

it('marks the newest commit of a document that is held', async () => {
  const before = { ...pushed, commit: '2'.repeat(40), subject: 'Before' };
  const [{ path }] = pushed.documents;
  show({
    answers: {
      '/changes/commits': answer(commits(pushed, commit, before)),
      '/changes/reconciler': answer({
        ...reconciler,
        held: [{ path, lastGood: true, findings: [] }],
      }),
    },
  });
  const changed = within(
    await screen.findByRole('region', { name: 'What changed' }),
  );
  expect(await changed.findByText('Document held')).toBeInTheDocument();
  const rows = changed.getAllByRole('listitem');
  expect(rows.map(row => /held/.test(row.textContent ?? ''))).toEqual([
    true,
    false,
    false,
  ]);
});

it('says what failed of what changed, and keeps the rest', async () => {
  show({
    answers: {
      '/changes/commits': () =>
        failedAnswer(503, {
          name: 'ServiceUnavailableError',
          message: 'The forge did not do it.',
        }),
    },
  });
  const changed = within(
    await screen.findByRole('region', { name: 'What changed' }),
  );
  const alert = await changed.findByRole('alert');
  expect(alert).toHaveTextContent('Commits did not load');
  expect(alert).toHaveTextContent('The forge did not do it.');
  expect(await changed.findByText('No runs yet')).toBeInTheDocument();
});
