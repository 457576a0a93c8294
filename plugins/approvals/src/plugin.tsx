import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiCheckDoubleLine } from '@remixicon/react';
import { approvalsApi } from './api';
import { approvalsRouteRef } from './routes';

const approvalsPage = PageBlueprint.make({
  params: {
    path: '/approvals',
    title: 'Approvals',
    icon: <RiCheckDoubleLine />,
    routeRef: approvalsRouteRef,
    noHeader: true,
    loader: () => import('./ApprovalsRoutes').then(m => <m.ApprovalsRoutes />),
  },
});

const openCard = EntityCardBlueprint.make({
  name: 'open',
  params: {
    type: 'content',
    filter: { kind: 'component', 'spec.type': 'service' },
    loader: () => import('./card/OpenCard').then(m => <m.OpenCard />),
  },
});

export const approvalsPlugin = createFrontendPlugin({
  pluginId: 'approvals',
  title: 'Approvals',
  extensions: [approvalsApi, approvalsPage, openCard],
  routes: { approvals: approvalsRouteRef },
});
