import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';

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

export const graphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [graphPage],
});
