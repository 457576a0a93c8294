import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiFileEditLine, RiGitBranchLine } from '@remixicon/react';
import { changesApi } from './api';

const reconcilerRouteRef = createRouteRef();
const changeSetsRouteRef = createRouteRef();

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

const changeSetsPage = PageBlueprint.make({
  name: 'change-sets',
  params: {
    path: '/changes',
    title: 'Changes',
    icon: <RiFileEditLine />,
    routeRef: changeSetsRouteRef,
    noHeader: true,
    loader: () => import('./ChangesRoutes').then(m => <m.ChangesRoutes />),
  },
});

export const changesPlugin = createFrontendPlugin({
  pluginId: 'changes',
  title: 'Changes',
  extensions: [changesApi, reconcilerPage, changeSetsPage],
  routes: { reconciler: reconcilerRouteRef, changeSets: changeSetsRouteRef },
});
