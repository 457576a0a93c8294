import { screen, within } from '@testing-library/react';
import { failedAnswer } from '@waymark/portal-ui/testUtils';
import {
  accessTaken,
  approved,
  commit,
  commits,
  pushed,
  reconciler,
} from './__testUtils__/answers';
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

describe('an approval', () => {
  const { id } = approved;
  const granted = (change: string) => ({
    ...commit,
    subject: 'Approved: More memory for assistant-staging',
    documents: [{ path: `grants/${id}.yaml`, change, type: 'grant', name: id }],
    documentCount: 1,
  });

  it.each([
    ['added', approved, 'More quota approved: Memory of assistant-staging'],
    ['removed', accessTaken, 'Break-glass: viewer in assistant-staging, ended'],
  ])('says what was %s', async (change, request, name) => {
    show({
      answers: {
        '/changes/commits': answer(commits(granted(change))),
        [`/approvals/requests/${id}`]: answer(request),
      },
    });
    const link = await screen.findByRole('link', { name });
    expect(link).toHaveAttribute('href', `/approvals/${id}`);
  });

  it('is linked too where the reader may not look into it', async () => {
    show({
      answers: { '/changes/commits': answer(commits(granted('added'))) },
    });
    const link = await screen.findByRole('link', { name: 'Approval given' });
    expect(link).toHaveAttribute('href', `/approvals/${id}`);
  });
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
