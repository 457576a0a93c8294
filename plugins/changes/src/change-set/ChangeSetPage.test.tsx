import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import {
  BlastRadiusEvent,
  ChangesApi,
  ChangeSet,
  ChangeSetReview,
} from '@waymark/plugin-changes-common';
import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { changesApiRef } from '../api';
import { ChangesRoutes } from '../ChangesRoutes';

const now = new Date().toISOString();
const id = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const path = 'tenants/assistant/production/rag.yaml';
const changeSet: ChangeSet = {
  id,
  idempotencyKey: `draft:${id}`,
  state: 'proposed',
  mode: 'change-request',
  reason: 'Room for the launch',
  author: 'user:default/ada-okafor',
  teams: ['assistant'],
  documents: [{ action: 'put', path }],
  base: 'a'.repeat(40),
  changeRequest: { number: 7, url: 'https://forge.example/pulls/7' },
  findings: [],
  createdAt: now,
  updatedAt: now,
};
const review = (
  rest: Partial<ChangeSet> = {},
  more: Partial<ChangeSetReview> = {},
): ChangeSetReview => ({
  asOf: now,
  changeSet: { ...changeSet, ...rest },
  against: 'b'.repeat(40),
  valid: true,
  findings: [],
  conflicts: [],
  documents: [
    {
      path,
      change: 'changed',
      team: 'assistant',
      environment: 'production',
      kind: 'WebService',
      name: 'rag',
      before: 'minReplicas: 2',
      after: 'minReplicas: 4',
      fields: [{ path: 'spec.scaling.minReplicas', before: 2, after: 4 }],
    },
  ],
  hidden: 0,
  withoutEffect: [],
  history: [
    { at: now, actor: changeSet.author, verb: 'draft', state: 'draft' },
    { at: now, actor: changeSet.author, verb: 'proposed', state: 'proposed' },
  ],
  ...more,
});
const counts = {
  added: 1,
  removed: 0,
  changed: 2,
  unchanged: 90,
  workloads: 1,
  restarts: 1,
};
const amount = (cpuCores: number) => ({ cpuCores, memoryBytes: 2 ** 30 });
const asked = (cpu: number) => ({
  atMinReplicas: amount(cpu),
  atMaxReplicas: amount(cpu * 2),
});
const started: BlastRadiusEvent = {
  type: 'started',
  asOf: now,
  against: 'b'.repeat(40),
  valid: true,
};
const progress: BlastRadiusEvent = {
  type: 'progress',
  compared: 1,
  total: 3,
  counts,
  touched: [
    {
      document: path,
      team: 'assistant',
      environment: 'production',
      service: 'rag',
      change: 'changed',
      objects: 3,
      restarts: true,
    },
  ],
};
const done: BlastRadiusEvent = {
  type: 'done',
  radius: {
    documents: 12,
    rerendered: 3,
    diff: {
      ...counts,
      groups: [
        {
          change: 'changed',
          kind: 'Deployment',
          field: 'spec.template.spec.containers[].image',
          objects: 1,
          workloads: 1,
          restarts: 1,
          example: { path: 'local/x.yaml', before: 'a:1', after: 'a:2' },
        },
      ],
    },
    environments: [{ name: 'production', workloads: 1, restarts: 1 }],
    capacity: {
      namespaces: [
        {
          namespace: 'tenants/assistant/production/_namespace.yaml',
          team: 'assistant',
          environment: 'production',
          before: { ...asked(2), limit: amount(4) },
          after: { ...asked(4), limit: amount(4) },
          over: 'atMaxReplicas',
        },
      ],
      before: asked(2),
      after: asked(4),
    },
    held: [],
  },
};

async function* events(...all: BlastRadiusEvent[]) {
  yield* all;
}

const show = (rest: Partial<ChangesApi> = {}, url = `/changes/${id}`) => {
  const api: Partial<ChangesApi> = {
    reviewChangeSet: async () => review(),
    blastRadius: () => events(started, progress, done),
    listChangeSets: async () => ({ items: [changeSet] }),
    ...rest,
  };
  return renderInTestApp(<ChangesRoutes />, {
    mountPath: '/changes',
    initialRouteEntries: [url],
    apis: [
      [changesApiRef, api],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/ada-okafor',
          ownershipEntityRefs: ['group:default/assistant'],
        }),
      ],
    ],
  });
};
const region = (name: string) => screen.findByRole('region', { name });

describe('the page of a change set', () => {
  it('shows fields before and after, what it does to the fleet, and its history', async () => {
    const { container } = await show();
    expect(
      await screen.findByText(
        'It waits for review; merging it puts it on main.',
      ),
    ).toBeVisible();
    const documents = await region('What it changes');
    expect(documents).toHaveTextContent(
      /spec\.scaling\.minReplicas.*Before2.*After4/,
    );
    const radius = await region('Blast radius');
    await within(radius).findByText(
      '1 workload or namespace is rendered otherwise.',
    );
    expect(radius).toHaveTextContent(/Restarts1 workload/);
    expect(radius).toHaveTextContent(/CPU asked for, at most\+4 cores/);
    expect(radius).toHaveTextContent('Over quota when scaled');
    expect(radius).toHaveTextContent('production: 1 touched, 1 restart');
    expect(
      within(await region('History')).getAllByRole('listitem')[0],
    ).toHaveTextContent(/Proposed/);
    await expectAccessible(container);
  });

  it('does not call rendered what has no effect while main is held', async () => {
    await show({
      reviewChangeSet: async () =>
        review({ state: 'committed' }, { withoutEffect: [path] }),
    });
    expect(
      await screen.findByText(
        `It is on main without effect until what is held there is mended: ${path}.`,
      ),
    ).toBeVisible();
  });

  it('shows the blast radius while it is still compared, and what broke it off', async () => {
    let goOn = () => {};
    const wait = new Promise<void>(resolve => {
      goOn = resolve;
    });
    let isBroken = false;
    await show({
      blastRadius: async function* broken() {
        if (isBroken) {
          yield* events(started, progress, done);
          return;
        }
        isBroken = true;
        yield started;
        yield progress;
        await wait;
        yield { type: 'failed', message: 'The forge went away.' };
      },
    });
    const radius = await region('Blast radius');
    expect(
      await within(radius).findByText('Compared 1 of 3 documents'),
    ).toBeVisible();
    expect(within(radius).getByRole('progressbar')).toHaveValue(1);
    expect(within(radius).getByRole('link', { name: 'rag' })).toBeVisible();
    goOn();
    expect(await within(radius).findByRole('alert')).toHaveTextContent(
      'The forge went away.',
    );
    await userEvent.click(
      within(radius).getByRole('button', { name: /again/ }),
    );
    expect(
      await within(radius).findByText(
        '1 workload or namespace is rendered otherwise.',
      ),
    ).toBeVisible();
  });

  it('withdraws with a reason, after saying what follows', async () => {
    const withdrawn: unknown[] = [];
    await show({
      withdraw: async (...args) => {
        withdrawn.push(args);
        return { ...changeSet, state: 'withdrawn' };
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Its change request is closed');
    await user.type(within(dialog).getByRole('textbox'), 'Too early');
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(withdrawn).toEqual([[id, { reason: 'Too early' }]]);
  });

  it('proposes a draft by the revision that is shown', async () => {
    const proposed: unknown[] = [];
    await show({
      reviewChangeSet: async () =>
        review({ state: 'draft', revision: 3, changeRequest: undefined }),
      propose: async (...args) => {
        proposed.push(args);
        return changeSet;
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Propose' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Propose' }));
    await waitFor(() => expect(proposed).toEqual([[id, { revision: 3 }]]));
  });

  it('tells of conflicts and findings, and offers a stranger no verb', async () => {
    await show({
      reviewChangeSet: async () =>
        review(
          { author: 'user:default/ben-lindqvist', teams: ['search-relevance'] },
          {
            valid: false,
            conflicts: [path],
            findings: [
              {
                document: path,
                path: 'spec.scaling',
                constraint: 'quota.sum',
                message: 'It is too much.',
                fix: 'Use less.',
                severity: 'error',
              },
            ],
          },
        ),
    });
    const validation = await region('Validation');
    expect(validation).toHaveTextContent(/changed on main since this was made/);
    expect(validation).toHaveTextContent(/It is too much. Use less./);
    expect(
      screen.getByText(
        'It waits for review, but would not be accepted as main is now.',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull();
  });

  it('says which permission is missing', async () => {
    const error = await asError(deniedAnswer('changes.change-set.read'));
    await show({
      reviewChangeSet: async () => {
        throw error;
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'changes.change-set.read',
    );
  });
});

describe('the list of change sets', () => {
  it('counts what waits, links each, and asks for what the address says', async () => {
    const queries: unknown[] = [];
    const { container } = await show(
      {
        listChangeSets: async query => {
          queries.push(query);
          return { items: [changeSet] };
        },
      },
      '/changes?state=proposed&team=assistant&whose=mine',
    );
    expect(
      await screen.findByText('1 change waits for a decision.'),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Room for the launch' }),
    ).toHaveAttribute('href', `/changes/${id}`);
    await waitFor(() =>
      expect(queries).toContainEqual({
        state: 'proposed',
        team: 'assistant',
        author: 'user:default/ada-okafor',
        grants: 'hidden',
        limit: 25,
      }),
    );
    await expectAccessible(container);
  });

  it('says that nothing fits, and shows all again', async () => {
    await show(
      {
        listChangeSets: async ({ state } = {}) => ({
          items: state === 'failed' ? [] : [changeSet],
        }),
      },
      '/changes?state=failed',
    );
    expect(await screen.findByText('None fits these filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(
      await screen.findByRole('link', { name: 'Room for the launch' }),
    ).toBeVisible();
  });
});
