import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TechDocsAddonLocations } from '@backstage/plugin-techdocs-react';
import { AddonBlueprint } from '@backstage/plugin-techdocs-react/alpha';
import { DocumentStyles } from './DocumentStyles';

/** What documents show beyond TechDocs' own styles, which live in a shadow tree that no theme reaches. */
export const docsModule = createFrontendModule({
  pluginId: 'techdocs',
  extensions: [
    AddonBlueprint.make({
      name: 'document-styles',
      params: {
        name: 'DocumentStyles',
        location: TechDocsAddonLocations.Content,
        component: DocumentStyles,
      },
    }),
  ],
});
