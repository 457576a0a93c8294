import { stringifyEntityRef } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CodeBlock,
  EmptyState,
  FieldError,
  Freshness,
  IntentReality,
  KeyFigure,
  Page,
  PageHeader,
  PersonAndTeam,
  Section,
  Shortened,
  StateBadge,
  StepList,
} from '.';
import { expectAccessible } from './testUtils';

it('opens a page with its answer and names the document', async () => {
  renderInTestApp(
    <Page>
      <PageHeader title="Runs" answer="4 runs, newest first.">
        <Freshness
          asOf={new Date(Date.now() - 12_500)}
          source="Git main"
          stale="the forge is away"
        />
      </PageHeader>
      <Section title="Steps" description="As they happen">
        <dl>
          <KeyFigure name="Start to end" value="12.0 s" note="1 run" />
        </dl>
      </Section>
    </Page>,
    { config: { app: { title: 'Waymark' } } },
  );
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
    'Runs',
  );
  expect(screen.getByText('4 runs, newest first.')).toBeInTheDocument();
  expect(screen.getByText(/As of \d+ s ago · Git main/)).toHaveTextContent(
    'Could not refresh: the forge is away',
  );
  expect(screen.getByRole('region', { name: 'Steps' })).toBeInTheDocument();
  await waitFor(() => expect(document.title).toBe('Runs · Waymark'));
  await expectAccessible();
});

it('says a state with a word, in all five states', async () => {
  renderInTestApp(
    <>
      <StateBadge state="healthy" />
      <StateBadge state="progressing" word="Waiting for approval" />
      <StateBadge state="degraded" />
      <StateBadge state="unknown" />
      <StateBadge state="not-applicable" />
    </>,
  );
  for (const word of [
    'Healthy',
    'Waiting for approval',
    'Degraded',
    'Unknown',
    'Not applicable',
  ]) {
    expect(await screen.findByText(word)).toBeInTheDocument();
  }
});

it('keeps intent and reality apart and says why reality is unknown', async () => {
  renderInTestApp(
    <IntentReality
      intent="2 to 4 replicas"
      reality={{
        state: 'unknown',
        reason: 'no cluster connected',
        since: new Date(Date.now() - 3_600_000).toISOString(),
      }}
    />,
  );
  const [intent, reality] = await screen.findAllByRole('definition');
  expect(intent).toHaveTextContent('2 to 4 replicas');
  expect(reality).toHaveTextContent('Unknownno cluster connected, 1 h ago');
  await expectAccessible();
});

it('lists steps with state, duration and evidence', async () => {
  renderInTestApp(
    <StepList
      label="Steps"
      steps={[
        { id: 'a', title: 'Publish', state: 'done', durationMs: 2100 },
        { id: 'b', title: 'Provision', state: 'failed', evidence: 'No room' },
        { id: 'c', title: 'Register', state: 'waiting' },
      ]}
    />,
  );
  const list = await screen.findByRole('list', { name: 'Steps' });
  const [first, second, third] = within(list).getAllByRole('listitem');
  expect(first).toHaveTextContent('PublishDone2.1 s');
  expect(second).toHaveTextContent('ProvisionFailedNo room');
  expect(third).toHaveTextContent('RegisterNot started');
});

it('copies code and says so', async () => {
  const user = userEvent.setup();
  const write = jest.spyOn(navigator.clipboard, 'writeText');
  renderInTestApp(<CodeBlock name="git clone" code="git clone x" />);
  await user.click(
    await screen.findByRole('button', { name: 'Copy git clone' }),
  );
  expect(write).toHaveBeenCalledWith('git clone x');
  expect(await screen.findByText('Copied')).toBeInTheDocument();
  await expectAccessible();
});

it('cuts long ids short and copies the whole', async () => {
  const user = userEvent.setup();
  const write = jest.spyOn(navigator.clipboard, 'writeText');
  const commit = '0123456789abcdef0123456789abcdef01234567';
  renderInTestApp(
    <>
      <p>
        <Shortened text={commit} copyAs="commit" />
      </p>
      <p>
        <Shortened text="main" copyAs="branch" />
      </p>
    </>,
  );
  expect(await screen.findByText('0123456')).toHaveAttribute('title', commit);
  await user.click(screen.getByRole('button', { name: 'Copy commit' }));
  expect(write).toHaveBeenLastCalledWith(commit);
  expect(screen.getByText('main')).toBeInTheDocument();
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await expectAccessible();
});

it('calls people and teams as the catalog does, and links them', async () => {
  const titles: Record<string, string> = {
    'user:default/ada-okafor': 'Ada Okafor',
    'group:default/assistant': 'Assistant',
  };
  const forEntity: EntityPresentationApi['forEntity'] = entity => {
    const entityRef =
      typeof entity === 'string' ? entity : stringifyEntityRef(entity);
    const snapshot = {
      entityRef,
      primaryTitle: titles[entityRef] ?? entityRef,
    };
    return { snapshot, promise: Promise.resolve(snapshot) };
  };
  renderInTestApp(
    <>
      <PersonAndTeam person="user:default/ada-okafor" team="assistant" />
      <PersonAndTeam person="service:tenants-sweeper" />
    </>,
    { apis: [[entityPresentationApiRef, { forEntity }]] },
  );
  expect(
    await screen.findByRole('link', { name: 'Ada Okafor' }),
  ).toHaveAttribute('href', '/catalog/default/user/ada-okafor');
  expect(screen.getByRole('link', { name: 'Assistant' })).toHaveAttribute(
    'href',
    '/catalog/default/group/assistant',
  );
  expect(screen.getByText('The portal itself')).toBeVisible();
  expect(screen.getAllByRole('link')).toHaveLength(2);
  await expectAccessible();
});

it('says why there is nothing, and what is wrong with a field', async () => {
  renderInTestApp(
    <>
      <EmptyState title="No runs" why="Nobody started one." next="Start one." />
      <FieldError message="Too long." fix="Use 63 characters." />
    </>,
  );
  expect(await screen.findByText('Nobody started one.')).toBeInTheDocument();
  expect(screen.getByText('Too long.')).toHaveTextContent('Use 63 characters.');
  await expectAccessible();
});
