import { createApp } from '@backstage/frontend-defaults';
import { accessModules } from './access/accessModules';
import { apiDocsModule } from './apiDocs/apiDocsModule';
import { signInModule } from './auth/signInModule';
import { catalogModule } from './catalog/catalogModule';
import { docsModule } from './docs/docsModule';
import { graphModule } from './graph/graphModule';
import { kubernetesModule } from './kubernetes/kubernetesModule';
import { entityLayoutModule } from './layout/entityLayoutModule';
import { navModule } from './nav/navModule';
import { pagesModule } from './pages/pagesModule';
import { settingsModule } from './settings/settingsModule';
import { themeModule } from './theme/themeModule';

/** The portal. Plugins are found by `app.packages: all`; only what belongs to the app is named here. */
export default createApp({
  features: [
    themeModule,
    signInModule,
    navModule,
    pagesModule,
    entityLayoutModule,
    docsModule,
    kubernetesModule,
    catalogModule,
    apiDocsModule,
    graphModule,
    settingsModule,
    ...accessModules,
  ],
});
