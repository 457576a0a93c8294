import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiEqualizerLine } from '@remixicon/react';
import { changesApi } from './api';

const configurationRouteRef = createRouteRef();

const configurationPage = PageBlueprint.make({
  params: {
    path: '/configuration',
    title: 'Configuration',
    icon: <RiEqualizerLine />,
    routeRef: configurationRouteRef,
    noHeader: true,
    loader: () =>
      import('./ConfigurationRoutes').then(m => <m.ConfigurationRoutes />),
  },
});

export const platformConfigPlugin = createFrontendPlugin({
  pluginId: 'platform-config',
  title: 'Configuration',
  extensions: [changesApi, configurationPage],
  routes: { root: configurationRouteRef },
});
