import {
  coreExtensionData,
  createExtension,
  createExtensionInput,
  createFrontendPlugin,
  ExtensionBoundary,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiCheckDoubleLine } from '@remixicon/react';
import { subjectViewDataRef } from '@waymark/portal-ui';
import { approvalsApi, platformApi } from './api';
import { approvalsRouteRef } from './routes';

const approvalsPage = PageBlueprint.makeWithOverrides({
  inputs: { subjects: createExtensionInput([subjectViewDataRef]) },
  factory: (originalFactory, { inputs }) => {
    const views = inputs.subjects.map(one => one.get(subjectViewDataRef));
    return originalFactory({
      path: '/approvals',
      title: 'Approvals',
      icon: <RiCheckDoubleLine />,
      routeRef: approvalsRouteRef,
      noHeader: true,
      loader: () =>
        import('./ApprovalsRoutes').then(m => (
          <m.ApprovalsRoutes views={views} />
        )),
    });
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

/** Above everything else on a service's page, while somebody has access that their groups do not give. */
const accessCard = EntityCardBlueprint.make({
  name: 'access',
  params: {
    type: 'content',
    filter: { kind: 'component', 'spec.type': 'service' },
    loader: () => import('./access/AccessCard').then(m => <m.AccessCard />),
  },
});

/** The same on the page of namespaces. */
const namespacesBanner = createExtension({
  kind: 'banner',
  name: 'open-access',
  attachTo: { id: 'page:tenants/namespaces', input: 'banners' },
  output: [coreExtensionData.reactElement],
  factory: ({ node }) => [
    coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, () =>
        import('./access/OpenAccess').then(m => <m.OpenAccess />),
      ),
    ),
  ],
});

/** And what is asked about them. */
const namespacesCard = createExtension({
  kind: 'banner',
  name: 'open-requests',
  attachTo: { id: 'page:tenants/namespaces', input: 'banners' },
  output: [coreExtensionData.reactElement],
  factory: ({ node }) => [
    coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, () =>
        import('./card/NamespacesCard').then(m => <m.NamespacesCard />),
      ),
    ),
  ],
});

export const approvalsPlugin = createFrontendPlugin({
  pluginId: 'approvals',
  title: 'Approvals',
  extensions: [
    approvalsApi,
    platformApi,
    approvalsPage,
    accessCard,
    openCard,
    namespacesBanner,
    namespacesCard,
  ],
  routes: { approvals: approvalsRouteRef },
});
