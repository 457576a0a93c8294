import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { GoldenPathPreview } from '@waymark/plugin-tenants-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockScaffolderApi, mockTenantsApi } from '../__testUtils__/apis';
import {
  asError,
  deniedAnswer,
  expectAccessible,
  failedAnswer,
} from '@waymark/portal-ui/testUtils';
import {
  finding,
  group,
  parameterSchema,
  preview,
  run,
  template,
} from '../__testUtils__/fixtures';
import { tenantsPlugin } from '../plugin';

type Setup = {
  mayStart?: boolean;
  draft?: Record<string, unknown>;
  answer?: (values: Record<string, unknown>) => GoldenPathPreview;
};

function setUp({
  mayStart = true,
  draft,
  answer = () => preview({}),
}: Setup = {}) {
  const updatedAt = new Date().toISOString();
  const tenants = mockTenantsApi({
    getDraft: async key =>
      draft && { key, content: draft, revision: 1, updatedAt },
    putDraft: async (key, { content }) => ({
      key,
      content,
      revision: 2,
      updatedAt,
    }),
    deleteDraft: async () => {},
    preview: async ({ values }) => answer(values),
    getRun: async () => run({}),
  });
  const scaffolder = mockScaffolderApi({
    getTemplateParameterSchema: async () => parameterSchema,
    scaffold: async () => ({ taskId: 'task-1' }),
    getTask: async () => {
      throw await asError(
        failedAnswer(404, { name: 'NotFoundError', message: 'No such task' }),
      );
    },
  });
  const catalog = catalogApiMock({
    entities: [template, group('assistant'), group('risk-models')],
  });
  renderTestApp({
    features: [tenantsPlugin],
    initialRouteEntries: ['/start/internal-http-service'],
    apis: [
      tenants,
      scaffolder,
      [catalogApiRef, catalog],
      mockApis.permission({
        authorize: mayStart ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      }),
      mockApis.identity({
        userEntityRef: 'user:default/ada-okafor',
        ownershipEntityRefs: [
          'user:default/ada-okafor',
          'group:default/assistant',
        ],
      }),
    ],
  });
  return { tenants, scaffolder };
}

it('previews the form, says what the button makes, and starts the run', async () => {
  const { tenants, scaffolder } = setUp();
  const user = userEvent.setup();
  await user.type(
    await screen.findByRole('textbox', { name: /Name/ }),
    'checkout-api',
  );
  await user.type(
    screen.getByRole('textbox', { name: /Description/ }),
    'Takes orders.',
  );

  const button = await screen.findByRole('button', {
    name: 'Create repository and 18 objects',
  });
  expect(
    screen.getByText(
      'checkout-api will be a repository and 18 objects in assistant-development.',
    ),
  ).toBeInTheDocument();
  await waitFor(() =>
    expect(tenants.preview).toHaveBeenLastCalledWith(
      {
        template: {
          ref: 'template:default/internal-http-service',
          version: '1.0.0',
        },
        values: expect.objectContaining({
          name: 'checkout-api',
          owner: 'group:default/assistant',
          maxReplicas: 4,
        }),
      },
      expect.anything(),
    ),
  );
  await expectAccessible();

  await user.click(button);
  expect(
    await screen.findByRole('heading', { name: 'Run of checkout-api' }),
  ).toBeInTheDocument();
  expect(scaffolder.scaffold).toHaveBeenCalledWith({
    templateRef: 'template:default/internal-http-service',
    values: expect.objectContaining({ name: 'checkout-api' }),
  });
  expect(tenants.deleteDraft).toHaveBeenCalledWith(
    'start/internal-http-service',
  );
});

it('opens each object with its reason and its YAML, and keeps the tab in the URL', async () => {
  setUp();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /Deployment/ }));
  expect(
    screen.getByText('Why: every service runs as a Deployment'),
  ).toBeVisible();
  expect(screen.getByText('kind: Deployment')).toBeVisible();

  await user.click(screen.getByRole('tab', { name: 'Quota' }));
  const row = screen.getByRole('row', { name: /requests.memory/ });
  expect(row).toHaveTextContent('2 GiB3 GiB4 GiB-1 GiB (does not fit)');
});

it('shows what is wrong beside the field, once someone was there or tried', async () => {
  const name = finding({ field: 'name' });
  const max = finding({
    path: 'spec.scaling.maxReplicas',
    field: 'maxReplicas',
    message: 'The most is below the fewest.',
    fix: 'Use 2 or more.',
  });
  const { scaffolder } = setUp({
    draft: { description: 'Takes orders.' },
    answer: () => preview({ valid: false, findings: [name, max] }),
  });
  const user = userEvent.setup();
  const input = await screen.findByRole('textbox', { name: /Name/ });
  await screen.findByRole('tab', { name: 'Findings 2' });
  const form = within(screen.getByRole('form', { name: 'What it is to be' }));
  expect(form.queryByText('A service needs a name.')).not.toBeInTheDocument();

  await user.click(input);
  await user.tab();
  expect(await form.findByText('A service needs a name.')).toBeVisible();
  expect(input).toHaveAttribute('aria-invalid', 'true');
  expect(input).toHaveAccessibleDescription(
    /A service needs a name. Give it one/,
  );
  expect(form.queryByText('The most is below the fewest.')).toBeNull();

  await user.click(
    screen.getByRole('button', { name: 'Create repository and objects' }),
  );
  expect(await form.findByText('The most is below the fewest.')).toBeVisible();
  expect(screen.getByText('2 fields need an answer first.')).toBeVisible();
  await waitFor(() => expect(input).toHaveFocus());
  expect(scaffolder.scaffold).not.toHaveBeenCalled();
  await expectAccessible();
});

it('moves nothing while the mouse is pressed on the button', async () => {
  setUp({
    answer: () =>
      preview({ valid: false, findings: [finding({ field: 'name' })] }),
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('textbox', { name: /Name/ }));
  await screen.findByRole('tab', { name: 'Findings 2' });
  const form = within(screen.getByRole('form', { name: 'What it is to be' }));

  await user.pointer({
    keys: '[MouseLeft>]',
    target: screen.getByRole('heading', { level: 1 }),
  });
  expect(form.queryByText('A service needs a name.')).not.toBeInTheDocument();
  await user.pointer('[/MouseLeft]');
  expect(await form.findByText('A service needs a name.')).toBeVisible();
});

it('asks for what only the template requires', async () => {
  const { scaffolder } = setUp({ draft: { name: 'checkout-api' } });
  const user = userEvent.setup();
  await screen.findByText(
    'One thing to settle before checkout-api can be created.',
  );
  await user.click(
    screen.getByRole('button', { name: 'Create repository and objects' }),
  );
  const description = screen.getByRole('textbox', { name: /Description/ });
  await waitFor(() => expect(description).toHaveFocus());
  expect(description).toHaveAccessibleDescription(/Description is missing/);
  expect(scaffolder.scaffold).not.toHaveBeenCalled();
});

it('restores the draft, saves it after a change, and discards it', async () => {
  const { tenants } = setUp({ draft: { name: 'left-behind' } });
  const user = userEvent.setup();
  const input = await screen.findByRole('textbox', { name: /Name/ });
  expect(input).toHaveValue('left-behind');
  expect(screen.getByText(/Draft from .* restored/)).toBeVisible();
  expect(tenants.putDraft).not.toHaveBeenCalled();

  // One change: with typing it is a matter of speed how often it is quiet in between.
  await user.click(input);
  await user.paste('-api');
  expect(await screen.findByText(/Draft saved/)).toBeVisible();
  expect(tenants.putDraft).toHaveBeenCalledTimes(1);
  expect(tenants.putDraft).toHaveBeenCalledWith(
    'start/internal-http-service',
    { content: expect.objectContaining({ name: 'left-behind-api' }) },
    expect.anything(),
  );

  await user.click(screen.getByRole('button', { name: 'Discard draft' }));
  expect(input).toHaveValue('');
  expect(screen.getByRole('combobox', { name: /Team/ })).toHaveValue(
    'assistant',
  );
  await waitFor(() => expect(tenants.deleteDraft).toHaveBeenCalled());
  expect(
    await screen.findByText('What you enter is kept as a draft.'),
  ).toBeVisible();
});

it('says who can grant it when starting is refused, and keeps the form', async () => {
  const { scaffolder } = setUp({
    draft: { name: 'checkout-api', description: 'Takes orders.' },
  });
  scaffolder.scaffold.mockRejectedValue(
    await asError(deniedAnswer('tenants.run.create', 'risk-models')),
  );
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('button', {
      name: 'Create repository and 18 objects',
    }),
  );
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(
    'You are not allowed to start this golden path',
  );
  expect(alert).toHaveTextContent('tenants.run.create');
  expect(screen.getByRole('textbox', { name: /Name/ })).toBeEnabled();
});

it('offers no form to somebody who may start nothing, and says who can change that', async () => {
  const { tenants } = setUp({ mayStart: false });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(
    'You are not allowed to start this golden path',
  );
  expect(alert).toHaveTextContent('scaffolder.task.create');
  expect(alert).toHaveTextContent('An admin adds you to a group');
  expect(
    await screen.findByText(
      'You may read what Internal HTTP service makes, and may not start it yet.',
    ),
  ).toBeVisible();
  expect(screen.getByRole('list', { name: 'Creates' })).toHaveTextContent(
    'A Git repository with service',
  );
  expect(screen.queryByRole('form')).not.toBeInTheDocument();
  expect(tenants.getDraft).not.toHaveBeenCalled();
  expect(tenants.preview).not.toHaveBeenCalled();
  await expectAccessible();
});
