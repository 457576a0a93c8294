import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiCompass3Line, RiFolderShield2Line } from '@remixicon/react';
import { tenantsApi } from './api';
import { namespacesRouteRef, runsRouteRef, startRouteRef } from './routes';

const startPage = PageBlueprint.make({
  name: 'start',
  params: {
    path: '/start',
    title: 'Start',
    icon: <RiCompass3Line />,
    routeRef: startRouteRef,
    noHeader: true,
    loader: () => import('./start/StartRoutes').then(m => <m.StartRoutes />),
  },
});

/** Reached from the start page and from home; it has no place of its own in the navigation. */
const runsPage = PageBlueprint.make({
  name: 'runs',
  params: {
    path: '/runs',
    routeRef: runsRouteRef,
    noHeader: true,
    loader: () => import('./runs/RunsRoutes').then(m => <m.RunsRoutes />),
  },
});

/** Other plugins say above its list what holds for namespaces now. */
const namespacesPage = PageBlueprint.makeWithOverrides({
  name: 'namespaces',
  inputs: { banners: createExtensionInput([coreExtensionData.reactElement]) },
  factory: (make, { inputs }) =>
    make({
      path: '/namespaces',
      title: 'Namespaces',
      icon: <RiFolderShield2Line />,
      routeRef: namespacesRouteRef,
      noHeader: true,
      loader: () =>
        import('./namespaces/NamespacesPage').then(m => (
          <m.NamespacesPage
            banners={inputs.banners.map(banner =>
              banner.get(coreExtensionData.reactElement),
            )}
          />
        )),
    }),
});

const serviceCard = EntityCardBlueprint.make({
  name: 'service',
  params: {
    type: 'content',
    filter: { kind: 'component', 'spec.type': 'service' },
    loader: () => import('./service/ServiceCard').then(m => <m.ServiceCard />),
  },
});

export const tenantsPlugin = createFrontendPlugin({
  pluginId: 'tenants',
  title: 'Tenants',
  extensions: [tenantsApi, startPage, runsPage, namespacesPage, serviceCard],
  routes: {
    start: startRouteRef,
    runs: runsRouteRef,
    namespaces: namespacesRouteRef,
  },
});
