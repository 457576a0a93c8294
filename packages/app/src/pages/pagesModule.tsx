import {
  AppRootElementBlueprint,
  createFrontendModule,
  NotFoundErrorPage,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { PageTitle } from './PageTitle';

const notFoundPage = SwappableComponentBlueprint.make({
  name: 'core-not-found-error-page',
  params: define =>
    define({
      component: NotFoundErrorPage,
      loader: () => import('./NotFoundPage').then(m => m.NotFoundPage),
    }),
});

const pageTitle = AppRootElementBlueprint.make({
  name: 'page-title',
  params: { element: <PageTitle /> },
});

/** What holds for every page: its title, and the one that stands in where there is none. */
export const pagesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [notFoundPage, pageTitle],
});
