import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** The overview of every entity in the order of what people come for. */
export const entityLayoutModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    EntityContentLayoutBlueprint.make({
      name: 'answer-first',
      params: {
        loader: () => import('./EntityLayout').then(m => m.EntityLayout),
      },
    }),
  ],
});
