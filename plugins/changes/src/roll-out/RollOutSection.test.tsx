import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { ChangesApi, ChangeSet, RollOut } from '@waymark/plugin-changes-common';
import { expectAccessible } from '@waymark/portal-ui/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { changesApiRef } from '../api';
import { RollOutAnswer } from './RollOutAnswer';
import { ChangeSetRollOut, OpenRollOuts } from './RollOutSection';
import { useRollOut } from './useRollOut';

const now = new Date().toISOString();
const sha = (letter: string) => letter.repeat(40);
const changeSet: ChangeSet = {
  id: '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41',
  idempotencyKey: 'a-key-of-the-tests',
  state: 'committed',
  mode: 'commit',
  reason: 'More memory for everyone',
  author: 'user:default/emil-sorensen',
  teams: [],
  documents: [],
  base: sha('a'),
  commit: sha('b'),
  findings: [],
  createdAt: now,
  updatedAt: now,
};
const running: RollOut = {
  id: sha('b'),
  reason: changeSet.reason,
  changeSet: changeSet.id,
  state: 'running',
  startedAt: now,
  lastAt: now,
  batches: { done: 3, of: 7 },
  documents: { done: 120, of: 310 },
  environments: [
    { name: 'development', done: 100, of: 100 },
    { name: 'staging', done: 20, of: 100 },
    { name: 'production', done: 0, of: 110 },
  ],
  steps: [
    {
      batch: 1,
      at: now,
      commit: sha('c'),
      environments: [{ name: 'development', documents: 50 }],
    },
  ],
};
const stopped: RollOut = {
  ...running,
  state: 'stopped',
  decision: {
    verb: 'stop',
    at: now,
    by: 'user:default/fatima-haddad',
    reason: 'Errors doubled',
  },
};

function Shown() {
  return (
    <ChangeSetRollOut loaded={useRollOut(changeSet)} onChanged={() => {}} />
  );
}

const show = (
  rest: Partial<ChangesApi>,
  result: 'ALLOW' | 'DENY' = AuthorizeResult.ALLOW,
) => {
  const api: Partial<ChangesApi> = {
    listRollOuts: async () => ({ asOf: now, items: [running] }),
    ...rest,
  };
  return renderInTestApp(<Shown />, {
    apis: [
      [changesApiRef, api],
      [permissionApiRef, mockApis.permission({ authorize: result })],
    ],
  });
};
const region = () =>
  screen.findByRole('region', { name: 'Rendered batch by batch' });

describe('a change set that is rendered batch by batch', () => {
  it('says how far it is, environment by environment, and when each batch was rendered', async () => {
    const { container } = await show({});
    const part = await region();
    expect(part).toHaveTextContent(
      '3 of 7 batches are rendered: 120 of 310 workloads and namespaces.',
    );
    const [development, staging, production] =
      within(part).getAllByRole('listitem');
    expect(development).toHaveTextContent('development: 100 of 100Rendered');
    expect(staging).toHaveTextContent('staging: 20 of 100Under way');
    expect(production).toHaveTextContent('production: 0 of 110To come');
    await userEvent.click(within(part).getByText('1 batch so far'));
    expect(part).toHaveTextContent(/Batch 1.*50 in development/);
    await expectAccessible(container);
  });

  it('is stopped after the consequence was said and a reason given, by one key', async () => {
    const stopRollOut = jest
      .fn<ReturnType<ChangesApi['stopRollOut']>, [string, object]>()
      .mockRejectedValueOnce(new Error('Gone'))
      .mockResolvedValue(stopped);
    await show({ stopRollOut });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Stop after batch 3');
    expect(dialog).toHaveTextContent(
      'The 190 workloads and namespaces that are left stay as they run now.',
    );
    const confirm = within(dialog).getByRole('button', { name: 'Stop' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), 'Errors doubled');
    await userEvent.click(confirm);
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Stop' }),
    );
    await waitFor(() => expect(stopRollOut).toHaveBeenCalledTimes(2));
    const [[id, first], [, second]] = stopRollOut.mock.calls;
    expect(id).toBe(running.id);
    expect(first).toMatchObject({ reason: 'Errors doubled' });
    expect(second).toEqual(first);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('says who stopped it and why, and can go on', async () => {
    const resumeRollOut = jest.fn(async () => running);
    await show({
      resumeRollOut,
      listRollOuts: async () => ({ asOf: now, items: [stopped] }),
    });
    const part = await region();
    expect(part).toHaveTextContent('Stopped: Errors doubled');
    expect(within(part).getAllByRole('listitem')[1]).toHaveTextContent(
      'Stopped',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Let it go on' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Let it go on with batch 4');
    await userEvent.type(within(dialog).getByRole('textbox'), 'It was not us');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Let it go on' }),
    );
    await waitFor(() =>
      expect(resumeRollOut).toHaveBeenCalledWith(
        stopped.id,
        expect.objectContaining({ reason: 'It was not us' }),
      ),
    );
  });

  it('may be looked at by those who may not stop it', async () => {
    await show({}, AuthorizeResult.DENY);
    const part = await region();
    await within(part).findByText(/You may look, not stop it\./);
    expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull();
  });

  it('shows nothing for a change that fits into one batch', async () => {
    const listRollOuts = jest.fn(async () => ({ asOf: now, items: [] }));
    await show({ listRollOuts });
    await waitFor(() => expect(listRollOuts).toHaveBeenCalled());
    expect(
      screen.queryByRole('region', { name: 'Rendered batch by batch' }),
    ).toBeNull();
  });

  it('is told in one sentence, with what has all of it', async () => {
    const { container } = await renderInTestApp(
      <>
        <RollOutAnswer rollOut={running} />
        <RollOutAnswer rollOut={stopped} />
      </>,
    );
    expect(container).toHaveTextContent(
      '3 of 7 batches are rendered; development is done.' +
        'It was stopped after batch 3 of 7; development is done.',
    );
  });
});

it('is called by the reason of its change, linked to the change set or else the commit', async () => {
  const pushed = { ...running, id: sha('d'), reason: 'By hand' };
  const browse = { commit: 'https://forge.example/commit/', document: '' };
  const rollOuts = [running, { ...pushed, changeSet: undefined }];
  await renderInTestApp(
    <OpenRollOuts status={{ browse, rollOuts }} onChanged={() => {}} />,
    {
      apis: [
        [changesApiRef, {}],
        [permissionApiRef, mockApis.permission()],
      ],
    },
  );
  expect(
    await screen.findByRole('link', { name: 'More memory for everyone' }),
  ).toHaveAttribute('href', `/changes/${changeSet.id}`);
  expect(screen.getByRole('link', { name: 'By hand' })).toHaveAttribute(
    'href',
    `https://forge.example/commit/${sha('d')}`,
  );
});
