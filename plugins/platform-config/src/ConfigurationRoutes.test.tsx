import {
  deniedAnswer,
  asError,
  expectAccessible,
} from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { commit, onMain, proposed, show } from './__testUtils__/pages';

const region = (name: string) => screen.findByRole('region', { name });

describe('the overview', () => {
  it('says what counts, what is allocated and where namespaces land', async () => {
    const { container } = await show('/configuration');
    expect(
      await screen.findByText(
        /^Everything is rendered with these \d+ documents/,
      ),
    ).toBeVisible();
    const allocated = await region('Allocated to teams');
    expect(allocated).toHaveTextContent(/CPU[\d,]+ cores of 3,072 cores/);
    expect(allocated).toHaveTextContent(/GPU nvidia-h100\d of 8/);
    expect(await region('Where namespaces land')).toHaveTextContent(
      /Production.*1 approval.*shared-standard default→local/,
    );
    await expectAccessible(container);
  });

  it('says that nothing is in Git yet, and proposes the seed', async () => {
    const requests: unknown[] = [];
    await show('/configuration', {
      getPlatform: async () =>
        onMain({}, { source: 'built-in', documents: [] }),
      createChangeSet: async request => {
        requests.push(request);
        return proposed;
      },
    });
    expect(await screen.findByText('Built-in, not yet in Git')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Propose the built-in configuration',
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Propose change' }),
    );
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(requests[0]).toMatchObject({
      base: commit,
      mode: 'change-request',
      edits: expect.arrayContaining([
        expect.objectContaining({
          action: 'put',
          path: 'platform/teams/assistant.yaml',
        }),
      ]),
    });
  });

  it('tells what is wrong on main and which commit counts', async () => {
    await show('/configuration', {
      getPlatform: async () =>
        onMain(
          {},
          {
            source: 'last-good',
            findings: [
              {
                document: 'platform/teams/assistant.yaml',
                path: 'spec.parent',
                constraint: 'dangling-reference',
                value: 'x',
                message: 'There is no team "x".',
                fix: 'Name one that is there.',
                severity: 'error',
              },
            ],
          },
        ),
    });
    expect(
      await screen.findByText('What main says is not valid'),
    ).toBeVisible();
    expect(await region('What is wrong on main')).toHaveTextContent(
      'There is no team "x". Name one that is there.',
    );
  });

  it('says who may see it to who may not', async () => {
    const denied = await asError(deniedAnswer('changes.change-set.read'));
    await show('/configuration', {
      getPlatform: () => Promise.reject(denied),
    });
    expect(
      await screen.findByText('You are not allowed to read the configuration'),
    ).toBeVisible();
  });
});

describe('a document', () => {
  it('shows fields with units, references both ways, and where it is written', async () => {
    const { container } = await show('/configuration/team/risk-models');
    const fields = await region('Fields');
    expect(fields).toHaveTextContent(/CPU.*384 cores/);
    expect(fields).toHaveTextContent(/Memory.*768 GiB/);
    await expectAccessible(container);
  });

  it('names who depends on it', async () => {
    await show('/configuration/Cluster/local');
    const used = await region('Used by');
    expect(
      within(used).getByRole('link', { name: 'shared-standard' }),
    ).toHaveAttribute(
      'href',
      '/configuration/DeploymentTarget/shared-standard',
    );
  });

  it('lists all that depend on it, page after page', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `service-${index}`);
    await show('/configuration/Cluster/local', {
      listDependents: async ({ cursor, type }) => ({
        commit,
        asOf: new Date().toISOString(),
        totals: {
          configuration: 0,
          namespaces: 0,
          workloads: 150,
          services: 150,
        },
        items:
          type === 'workload'
            ? names
                .slice(cursor ? 100 : 0, cursor ? 150 : 100)
                .map(name => ({ path: name, type, name, fields: [] }))
            : [],
        ...(type === 'workload' && !cursor && { nextCursor: 'more' }),
      }),
    });
    const used = await region('Used by');
    await userEvent.click(await within(used).findByText(/^150 /));
    expect(within(used).queryByText('service-149')).not.toBeInTheDocument();
    await userEvent.click(
      within(used).getByRole('button', { name: 'Show more of the 50 left' }),
    );
    expect(await within(used).findByText('service-149')).toBeVisible();
    expect(within(used).getByText('service-0')).toBeVisible();
    expect(within(used).queryByRole('button')).not.toBeInTheDocument();
  });

  it('can be read, and says who may change it, to those who may not', async () => {
    await show('/configuration/Team/assistant', { mayEdit: false });
    expect(
      await screen.findByText(/^You may read it\. To change it/),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Edit' }),
    ).not.toBeInTheDocument();
  });

  it('says what its deletion would break before anybody proposes it', async () => {
    await show('/configuration/Cluster/local', {
      preview: async ({ edits }) => ({
        valid: false,
        base: commit,
        approvals: [],
        documents: [],
        findings: [
          {
            document: 'platform/targets/shared-standard.yaml',
            path: 'spec.cluster',
            constraint: 'dangling-reference',
            value: edits[0]?.action,
            message: 'There is no cluster "local".',
            fix: 'Name one that is there.',
            severity: 'error',
          },
        ],
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    expect(
      await screen.findByText(
        /It cannot go while other documents depend on it/,
      ),
    ).toBeVisible();
    expect(screen.getByText(/There is no cluster "local"/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Propose deletion' }),
    ).toBeDisabled();
  });

  it('is said to be missing when it is', async () => {
    await show('/configuration/Team/nobody');
    expect(
      await screen.findByText('There is no nobody on main.'),
    ).toBeVisible();
  });
});
