import { ChangesApi, Delivery } from '@waymark/plugin-changes-common';
import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  delivery,
  drift,
  noCluster,
  now,
  region,
  sha,
  show,
  status,
  upgrade,
} from '../__testUtils__/reconcilerPage';

it('answers, and shows the way of the newest change with its sources', async () => {
  const { container } = await show();
  expect(
    await screen.findByText(
      'Everything on main is rendered, and its newest change runs.',
    ),
  ).toBeVisible();
  const way = await region('The newest change on main');
  const steps = within(way).getAllByRole('listitem');
  expect(steps).toHaveLength(4);
  expect(steps[2]).toHaveTextContent(
    /Synced.*Reached.*after 3\.0 s.*2 of 2.*Argo CD, local/,
  );
  expect(
    within(way).getByRole('link', { name: /Commit aaaaaaaa/ }),
  ).toHaveAttribute('href', `https://forge.example/commit/${sha('a')}`);
  const figures = await region('Figures');
  expect(figures).toHaveTextContent('p95 1.2 s; 7 runs in 24 h');
  expect(figures).toHaveTextContent('5 of 5');
  await expectAccessible(container);
});

it('shows what nobody told as unknown, with the reason, and no zero', async () => {
  await show({ getDelivery: async () => noCluster });
  const way = await region('The newest change on main');
  expect(within(way).getAllByText('Unknown')).toHaveLength(2);
  expect(within(way).getAllByText('No cluster is connected')).toHaveLength(2);
  const figures = await region('Figures');
  expect(figures).toHaveTextContent(/Healthy applications.*Unknown/);
  expect(
    screen.getByText(
      'Everything on main is rendered. Whether it runs is not known.',
    ),
  ).toBeVisible();
});

it('lists held documents with their findings and where to mend them', async () => {
  const path = 'tenants/assistant/development/rag.yaml';
  await show({
    getReconcilerStatus: async () => ({
      ...status,
      held: [
        {
          path,
          lastGood: true,
          findings: [
            {
              document: path,
              path: 'spec.runtime.size',
              constraint: 'enum',
              message: 'It is none of the sizes.',
              fix: 'Use small.',
              severity: 'error',
            },
          ],
        },
      ],
    }),
  });
  expect(
    await screen.findByText(
      '1 document on main is held and not rendered; everything else is rendered.',
    ),
  ).toBeVisible();
  const way = await region('The newest change on main');
  expect(within(way).getAllByRole('listitem')[1]).toHaveTextContent(
    /Rendered.*1 document held/,
  );
  const held = await region('Held documents');
  expect(held).toHaveTextContent(
    'spec.runtime.size: It is none of the sizes. Use small.',
  );
  expect(within(held).getByRole('link', { name: path })).toHaveAttribute(
    'href',
    `https://forge.example/main/${path}`,
  );
  expect(
    within(held).getByRole('link', { name: 'Service rag' }),
  ).toHaveAttribute('href', '/catalog/default/component/rag');
});

it('shows drift with both values and who did it', async () => {
  await show({ getDrift: async () => drift });
  const section = await region('Drift');
  expect(section).toHaveTextContent(
    /rag-production.*HorizontalPodAutoscaler rag.*spec\.maxReplicas.*synced4.*live99.*by kubectl-edit/,
  );
  expect(section).toHaveTextContent('It stays until somebody syncs');
});

it('shows what a sync would make, and how to start it', async () => {
  const [application] = drift.applications;
  const [object] = application.objects;
  const missing = { ...object, state: 'missing' as const, differences: [] };
  const dropped = {
    ...missing,
    path: 'local/assistant-production/rag/old.yaml',
    name: 'rag-old',
    state: 'to-prune' as const,
  };
  await show({
    getDrift: async () => ({
      ...drift,
      applications: [
        { ...application, state: 'to-sync', objects: [missing, dropped] },
      ],
    }),
  });
  const section = await region('Drift');
  expect(section).toHaveTextContent(
    /rag-production.*Waits for a person.*HorizontalPodAutoscaler rag.*A sync makes it\./,
  );
  expect(section).toHaveTextContent(/rag-old.*a sync that prunes removes it\./);
  expect(
    within(section).getByRole('link', { name: 'Runbook: sync production' }),
  ).toBeVisible();
});

it('calls only what is not synced behind', async () => {
  const application: Delivery['behind'][number] = {
    cluster: 'local',
    name: 'rag-development',
    path: 'local/assistant-development/rag',
    state: 'drifted',
    synced: true,
    lag: 'PT75S',
  };
  const other = { ...application, name: 'other', state: 'syncing' as const };
  await show({
    getDelivery: async () => ({
      ...delivery,
      behind: [application, { ...other, synced: false }],
    }),
  });
  const [drifted, syncing] = within(await region('Not delivered')).getAllByRole(
    'listitem',
  );
  expect(drifted).toHaveTextContent('Drifted');
  expect(drifted).not.toHaveTextContent('behind');
  expect(syncing).toHaveTextContent('behind for 1 min 15 s');
});

it('asks about the workload that the address names', async () => {
  const getDrift = jest.fn(async () => drift);
  await show(
    { getDrift },
    { url: '/reconciler?namespace=assistant-production&service=rag' },
  );
  await region('Drift of assistant-production/rag');
  expect(getDrift).toHaveBeenCalledWith({
    namespace: 'assistant-production',
    service: 'rag',
  });
});

it('renders now, and says what came of it', async () => {
  const runReconciler = jest.fn<ReturnType<ChangesApi['runReconciler']>, []>(
    async () => ({
      id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
      trigger: 'request',
      state: 'rendered',
      compiler: '0.2.0',
      held: 0,
      written: 3,
      startedAt: now,
      duration: 'PT0.5S',
    }),
  );
  await show({ runReconciler });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Render now' }),
  );
  expect(await screen.findByText('3 files written in 500 ms.')).toBeVisible();
  expect(runReconciler).toHaveBeenCalledTimes(1);
});

it('says who may render when the reader may not', async () => {
  const getUpgrade = jest.fn();
  await show({ getUpgrade }, { mayRun: false });
  expect(await screen.findByText(/You may look, not render\./)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Render now' })).toBeNull();
  expect(getUpgrade).not.toHaveBeenCalled();
});

it('shows an upgrade with its restarts, and releases it with a reason', async () => {
  const releaseUpgrade = jest.fn(async () => {
    if (!upgrade.upgrade) throw new Error('none');
    return upgrade.upgrade;
  });
  await show({ getUpgrade: async () => upgrade, releaseUpgrade });
  const section = await region('Compiler 0.2.0 → 0.3.0 waits for its release');
  expect(section).toHaveTextContent('The pods of 41 workloads are replaced.');
  expect(section).toHaveTextContent(
    /Deployment.*image.*was.*x:1.*becomes.*x:2/,
  );
  await userEvent.click(
    within(section).getByRole('button', { name: 'Release upgrade' }),
  );
  const dialog = await screen.findByRole('dialog');
  const release = within(dialog).getByRole('button', {
    name: 'Release upgrade',
  });
  expect(release).toBeDisabled();
  await userEvent.type(within(dialog).getByRole('textbox'), 'Looked at it');
  await userEvent.click(release);
  await waitFor(() =>
    expect(releaseUpgrade).toHaveBeenCalledWith('1'.repeat(32), {
      reason: 'Looked at it',
    }),
  );
  expect(await within(dialog).findByText('Released')).toBeVisible();
});

it('is denied as denied', async () => {
  const error = await asError(deniedAnswer('changes.reconciler.read'));
  await show({ getReconcilerStatus: () => Promise.reject(error) });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(
    'You are not allowed to see the state of the reconciler',
  );
  expect(alert).toHaveTextContent('changes.reconciler.read');
});
