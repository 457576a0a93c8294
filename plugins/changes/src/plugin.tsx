import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiGitBranchLine } from '@remixicon/react';
import { changesApi } from './api';

const reconcilerRouteRef = createRouteRef();

const reconcilerPage = PageBlueprint.make({
  name: 'reconciler',
  params: {
    path: '/reconciler',
    title: 'Delivery',
    icon: <RiGitBranchLine />,
    routeRef: reconcilerRouteRef,
    noHeader: true,
    loader: () =>
      import('./reconciler/ReconcilerPage').then(m => <m.ReconcilerPage />),
  },
});

export const changesPlugin = createFrontendPlugin({
  pluginId: 'changes',
  title: 'Changes',
  extensions: [changesApi, reconcilerPage],
  routes: { reconciler: reconcilerRouteRef },
});
