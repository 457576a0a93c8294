import {
  AppRootElementBlueprint,
  createFrontendModule,
  ErrorDisplay,
  NotFoundErrorPage,
  PageLayout,
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

const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define =>
    define({
      component: PageLayout,
      loader: () => import('../layout/PageLayout').then(m => m.PageLayout),
    }),
});

const errorDisplay = SwappableComponentBlueprint.make({
  name: 'core-error-display',
  params: define =>
    define({
      component: ErrorDisplay,
      loader: () => import('./ErrorDisplay').then(m => m.ErrorDisplay),
    }),
});

const pageTitle = AppRootElementBlueprint.make({
  name: 'page-title',
  params: { element: <PageTitle /> },
});

/** What holds for every page: its frame and title, and the one that stands in where there is none. */
export const pagesModule = createFrontendModule({
  pluginId: 'app',
  extensions: [notFoundPage, errorDisplay, pageLayout, pageTitle],
});
