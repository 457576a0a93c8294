import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { RelationsList } from './RelationsList';

const gateway: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'gateway', namespace: 'default' },
  relations: [
    { type: 'dependsOn', targetRef: 'component:default/embedding' },
    { type: 'ownedBy', targetRef: 'group:default/assistant' },
    { type: 'auditedBy', targetRef: 'group:default/security' },
  ],
};

const show = (
  kinds: string[],
  catalog = catalogApiMock({ entities: [gateway] }),
) =>
  renderInTestApp(
    <RelationsList root="component:default/gateway" kinds={kinds} />,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[catalogApiRef, catalog]],
    },
  );

it('says in words what an entity is related to, and how, with a link to each', async () => {
  show([]);
  const dependsOn = await screen.findByText('Depends on');
  expect(dependsOn.closest('div')).toHaveTextContent('embedding');
  expect(screen.getByRole('link', { name: /embedding/ })).toHaveAttribute(
    'href',
    '/catalog/default/component/embedding',
  );
  expect(screen.getByText('Owned by')).toBeInTheDocument();
});

it('calls a relation that a plugin adds as the plugin does', async () => {
  show([]);
  expect(await screen.findByText('auditedBy')).toBeInTheDocument();
});

it('leaves out what is of another kind', async () => {
  show(['component']);
  expect(await screen.findByText('Depends on')).toBeInTheDocument();
  expect(screen.queryByText('Owned by')).not.toBeInTheDocument();
});

it('says so where nothing is left', async () => {
  show(['template']);
  expect(
    await screen.findByText(
      'Nothing of these kinds is related to it directly.',
    ),
  ).toBeInTheDocument();
});

it('says why the relations could not be read', async () => {
  show(
    [],
    catalogApiMock.mock({
      getEntityByRef: async () => {
        throw new Error('The catalog is away');
      },
    }),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The catalog is away',
  );
});
