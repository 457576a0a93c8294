import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { Guarded } from './Guarded';

type Answer = { result: AuthorizeResult.ALLOW | AuthorizeResult.DENY };

const Form = jest.fn(() => <p>The form</p>);

const show = (authorize: () => Promise<Answer>) =>
  renderInTestApp(
    <Guarded
      permission={catalogEntityCreatePermission}
      what="register what exists"
    >
      <Form />
    </Guarded>,
    { apis: [[permissionApiRef, { authorize }]] },
  );

beforeEach(() => Form.mockClear());

it('shows the page to those who may use it', async () => {
  show(async () => ({ result: AuthorizeResult.ALLOW }));
  expect(await screen.findByText('The form')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('says what is missing and who can grant it, and never opens the page', async () => {
  show(async () => ({ result: AuthorizeResult.DENY }));
  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent(
    'You are not allowed to register what exists',
  );
  expect(notice).toHaveTextContent('catalog.entity.create');
  expect(notice).toHaveTextContent('An admin adds you to a group');
  expect(Form).not.toHaveBeenCalled();
});

it('shows nothing of the page before the answer is there', async () => {
  let answer: (value: Answer) => void = () => {};
  show(() => new Promise(resolve => (answer = resolve)));
  expect(Form).not.toHaveBeenCalled();
  answer({ result: AuthorizeResult.ALLOW });
  expect(await screen.findByText('The form')).toBeInTheDocument();
});

it('refuses nobody where the answer does not come: what is asked for is decided again where it runs', async () => {
  show(async () => {
    throw new Error('The permission backend is away');
  });
  expect(await screen.findByText('The form')).toBeInTheDocument();
});
