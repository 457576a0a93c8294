import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  RiFileEditLine,
  RiGitBranchLine,
  RiHistoryLine,
} from '@remixicon/react';
import { SubjectViewBlueprint } from '@waymark/portal-ui';
import { approvalsApi, changesApi } from './api';

const reconcilerRouteRef = createRouteRef();
const changeSetsRouteRef = createRouteRef();
const historyRouteRef = createRouteRef();

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

const historyPage = PageBlueprint.make({
  name: 'history',
  params: {
    path: '/configuration/history',
    title: 'History',
    icon: <RiHistoryLine />,
    routeRef: historyRouteRef,
    noHeader: true,
    loader: () => import('./history/HistoryPage').then(m => <m.HistoryPage />),
  },
});

const subjectBlastRadius = SubjectViewBlueprint.make({
  name: 'blast-radius',
  params: {
    types: ['change-set', 'merge'],
    loader: () =>
      import('./change-set/SubjectBlastRadius').then(m => m.SubjectBlastRadius),
  },
});

export const changesPlugin = createFrontendPlugin({
  pluginId: 'changes',
  title: 'Changes',
  extensions: [
    approvalsApi,
    changesApi,
    reconcilerPage,
    changeSetsPage,
    historyPage,
    subjectBlastRadius,
  ],
  routes: {
    reconciler: reconcilerRouteRef,
    changeSets: changeSetsRouteRef,
    history: historyRouteRef,
  },
});
