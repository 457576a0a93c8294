import {
  asError,
  deniedAnswer,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  changeSet,
  done,
  events,
  id,
  path,
  progress,
  region,
  review,
  show,
  started,
} from '../__testUtils__/changesPages';

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

  it('shows a few of many documents, and the others when asked', async () => {
    const [document] = review().documents;
    const documents = Array.from({ length: 12 }, (_, index) => ({
      ...document,
      path: `tenants/assistant/production/rag-${index}.yaml`,
    }));
    await show({ reviewChangeSet: async () => review({}, { documents }) });
    const section = await region('What it changes');
    const shown = () => within(section).getAllByRole('heading', { level: 3 });
    expect(shown()).toHaveLength(10);
    await userEvent.click(
      within(section).getByRole('button', { name: 'Show more of the 2 left' }),
    );
    expect(shown()).toHaveLength(12);
    expect(
      within(section).queryByRole('button', { name: /^Show more/ }),
    ).toBeNull();
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
