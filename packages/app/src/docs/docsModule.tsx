import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TechDocsAddonLocations } from '@backstage/plugin-techdocs-react';
import { AddonBlueprint } from '@backstage/plugin-techdocs-react/alpha';
import { PlainLinks } from './PlainLinks';

/** What documents show beyond TechDocs' own styles, which live in a shadow tree that no theme reaches. */
export const docsModule = createFrontendModule({
  pluginId: 'techdocs',
  extensions: [
    AddonBlueprint.make({
      name: 'plain-links',
      params: {
        name: 'PlainLinks',
        location: TechDocsAddonLocations.Content,
        component: PlainLinks,
      },
    }),
  ],
});
