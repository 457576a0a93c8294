import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { MissingRelations } from './MissingRelations';

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'assistant', namespace: 'default' },
};

function show(relations: Entity['relations']) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'batch-reporter', namespace: 'default' },
    relations,
  };
  const page = PageBlueprint.make({
    params: {
      path: '/',
      loader: async () => (
        <EntityProvider entity={entity}>
          <p>The page</p>
          <MissingRelations />
        </EntityProvider>
      ),
    },
  });
  renderTestApp({
    features: [createFrontendPlugin({ pluginId: 'test', extensions: [page] })],
    apis: [[catalogApiRef, catalogApiMock({ entities: [group] })]],
  });
}

const ownedBy = (name: string) => ({
  type: 'ownedBy',
  targetRef: `group:default/${name}`,
});

it('says plainly that nobody in the organization owns it', async () => {
  show([ownedBy('insights')]);
  expect(await screen.findByText('It has no owner')).toBeInTheDocument();
  expect(screen.getByText(/^insights, which/)).toBeInTheDocument();
});

it('names what else is missing, and no owner that there is', async () => {
  show([
    ownedBy('assistant'),
    { type: 'dependsOn', targetRef: 'component:default/gone' },
  ]);
  expect(
    await screen.findByText(/^component:default\/gone is not in the catalog/),
  ).toBeInTheDocument();
  expect(screen.queryByText('It has no owner')).toBeNull();
});
