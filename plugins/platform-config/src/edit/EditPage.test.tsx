import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ChangeSetRequest,
  DocumentFinding,
} from '@waymark/plugin-changes-common';
import {
  CONFIGURATION_KIND_NAMES,
  seedFiles,
} from '@waymark/plugin-platform-config-common';
import { commit, onMain, proposed, show } from '../__testUtils__/pages';

const pane = () => screen.findByRole('region', { name: 'What it changes' });
const replace = async (label: RegExp, text: string) => {
  const field = await screen.findByRole('textbox', { name: label });
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
};

const ceiling: DocumentFinding = {
  document: 'platform/organizations/meridian.yaml',
  path: 'spec.ceiling.cpu',
  constraint: 'cpu-ceiling',
  value: '3072',
  message: 'The teams’ quotas of CPU are above it.',
  fix: 'Raise the ceiling.',
  severity: 'error',
};

afterEach(() => sessionStorage.clear());

it('proposes what was changed, after the portal has found nothing wrong', async () => {
  const requests: ChangeSetRequest[] = [];
  const { container } = await show('/configuration/Team/risk-models/edit', {
    createChangeSet: async request => {
      requests.push(request);
      return proposed;
    },
  });
  expect(await pane()).toHaveTextContent('Nothing differs from main.');
  await replace(/^CPU/, '400');
  expect(
    await screen.findByText(
      '1 field changes; the whole configuration stays valid.',
    ),
  ).toBeVisible();
  expect(await pane()).toHaveTextContent(/spec\.quota\.cpunow384then400/);
  const propose = screen.getByRole('button', { name: 'Propose change' });
  expect(propose).toBeDisabled();
  await replace(/^Reason/, 'More room for the models');
  await expectAccessible(container);
  await userEvent.click(propose);
  await waitFor(() => expect(requests).toHaveLength(1));
  expect(requests[0]).toMatchObject({
    base: commit,
    mode: 'change-request',
    reason: 'More room for the models',
    edits: [{ action: 'put', path: 'platform/teams/risk-models.yaml' }],
  });
  expect(requests[0]?.edits[0]?.content).toContain("cpu: '400'");
});

it('shows what a number does while it is typed, before its field is left', async () => {
  await show('/configuration/QuotaProfile/small/edit');
  const field = await screen.findByRole('textbox', { name: /^Pods/ });
  await userEvent.clear(field);
  await userEvent.type(field, '77');
  expect(field).toHaveFocus();
  await waitFor(async () =>
    expect(await pane()).toHaveTextContent(/spec\.podsnow\d+then77/),
  );
  expect(field).toHaveValue('77');
});

it('tells what is wrong at its field, with the fix, and elsewhere with the document', async () => {
  await show('/configuration/Team/risk-models/edit', {
    preview: async () => ({
      valid: false,
      base: commit,
      approvals: [],
      documents: [],
      findings: [
        {
          document: 'platform/teams/risk-models.yaml',
          path: 'spec.quota.cpu',
          constraint: 'pattern',
          value: 'lots',
          message: '"lots" is no amount of CPU.',
          fix: 'Write cores or millicores, such as 2 or 250m.',
          severity: 'error',
        },
        ceiling,
      ],
    }),
  });
  await replace(/^CPU/, 'lots');
  const field = screen.getByRole('textbox', { name: /^CPU/ });
  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription(
    expect.stringContaining('Write cores or millicores'),
  );
  expect(
    within(await pane()).getByRole('link', {
      name: 'platform/organizations/meridian.yaml',
    }),
  ).toHaveAttribute('href', '/configuration/Organization/meridian');
  expect(screen.getByRole('button', { name: 'Propose change' })).toBeDisabled();
});

it('does not call valid what has no effect beside what main holds', async () => {
  await show('/configuration/Team/risk-models/edit', {
    getPlatform: async () =>
      onMain({}, { source: 'last-good', findings: [ceiling] }),
    preview: async () => ({
      valid: true,
      base: commit,
      approvals: [],
      documents: [],
      findings: [
        {
          document: 'platform/teams/risk-models.yaml',
          path: '',
          constraint: 'platform.held',
          value: 'platform/organizations/meridian.yaml',
          message: 'This has no effect yet.',
          fix: 'Mend platform/organizations/meridian.yaml first.',
          severity: 'warning',
        },
      ],
    }),
  });
  expect(
    await screen.findByRole('link', { name: 'See what is wrong' }),
  ).toHaveAttribute('href', '/configuration');
  await replace(/^CPU/, '400');
  expect(
    await screen.findByText(/^It may be proposed, but nothing comes of it/),
  ).toBeVisible();
  expect(screen.queryByText(/stays valid/)).not.toBeInTheDocument();
  expect(screen.getAllByText(/This has no effect yet/)).toHaveLength(1);
});

it('tells a developer who may change it, which is nobody with their role alone', async () => {
  await show('/configuration/Team/risk-models/edit', { mayEdit: false });
  expect(await screen.findByText(/outside your own teams/)).toBeVisible();
  expect(screen.getByText('Platform engineer, Admin')).toBeVisible();
});

it('keeps a draft of what is not valid yet', async () => {
  const drafts: unknown[] = [];
  await show('/configuration/new/Team', {
    saveDraft: async (id, draft) => {
      drafts.push({ id, ...draft });
      return proposed;
    },
  });
  await replace(/^Name/, 'robotics');
  await replace(/^Title/, 'Robotics');
  await userEvent.click(screen.getByRole('button', { name: 'Save draft' }));
  await waitFor(() => expect(drafts).toHaveLength(1));
  expect(drafts[0]).toMatchObject({
    revision: 0,
    edits: [
      {
        path: 'platform/teams/robotics.yaml',
        content: expect.stringContaining('title: Robotics'),
      },
    ],
  });
});

it('still has what was entered when its page is loaded again', async () => {
  const address = '/configuration/SizeProfile/small/edit';
  const { unmount } = await show(address);
  await replace(/CPU request/, '300m');
  expect(await pane()).toHaveTextContent(/spec\.cpuRequest/);
  unmount();
  await show(address);
  const field = await screen.findByRole('textbox', { name: /CPU request/ });
  expect(field).toHaveValue('300m');
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect(await screen.findByText('Nothing differs from main.')).toBeVisible();
  expect(sessionStorage).toHaveLength(0);
});

it('takes text as well, and shows it in the form again', async () => {
  await show('/configuration/SizeProfile/small/edit');
  await userEvent.click(await screen.findByRole('radio', { name: 'YAML' }));
  const text = await screen.findByRole('textbox', { name: 'YAML' });
  const before = seedFiles().get('platform/sizes/small.yaml') ?? '';
  expect(text).toHaveValue(before);
  await userEvent.clear(text);
  await userEvent.paste(before.replace(/cpuRequest: \S+/, 'cpuRequest: 300m'));
  await userEvent.click(screen.getByRole('radio', { name: 'Form' }));
  expect(
    await screen.findByRole('textbox', { name: /CPU request/ }),
  ).toHaveValue('300m');
});

it.each([
  ['cannot be read', 'spec: ['],
  ['is no map below spec', 'metadata: { name: small }\nspec:\n'],
  ['has what no form has', 'metadata: { name: small }\nsize: 3\n'],
])('keeps to the text while it %s', async (_what, broken) => {
  await show('/configuration/SizeProfile/small/edit');
  await userEvent.click(await screen.findByRole('radio', { name: 'YAML' }));
  const text = await screen.findByRole('textbox', { name: 'YAML' });
  await userEvent.clear(text);
  await userEvent.paste(broken);
  expect(screen.getByRole('radio', { name: 'Form' })).toBeDisabled();
  expect(text).toHaveValue(broken);
});

it.each(CONFIGURATION_KIND_NAMES)('has a form for a new %s', async kind => {
  const { container } = await show(`/configuration/new/${kind}`);
  expect(await pane()).toHaveTextContent('Nothing differs from main.');
  await expectAccessible(container);
});
