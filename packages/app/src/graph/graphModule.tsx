import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/**
 * Takes the place of the plugin's own page, which shows the whole organization at first, whose filters have no names for a
 * screen reader, and whose nodes a keyboard does not reach.
 */
const graphPage = PageBlueprint.make({
  params: {
    path: '/catalog-graph',
    title: 'Graph',
    routeRef: catalogGraphPlugin.routes.catalogGraph,
    noHeader: true,
    loader: () => import('./GraphPage').then(m => <m.GraphPage />),
  },
});

/** Names kinds and relations in words. */
const relationsCard = EntityCardBlueprint.make({
  name: 'relations',
  params: {
    loader: () => import('./RelationsCard').then(m => <m.RelationsCard />),
  },
});

export const graphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [graphPage, relationsCard],
});
