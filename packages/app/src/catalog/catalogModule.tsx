import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { PlainDescription } from './PlainDescription';

const { reactElement } = coreExtensionData;

const about = catalogPlugin.getExtension('entity-card:catalog/about').override({
  *factory(original) {
    const card = original();
    yield* card;
    yield reactElement(
      <PlainDescription>{card.get(reactElement)}</PlainDescription>,
    );
  },
});

/** Descriptions read the same everywhere. */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [about],
});
