import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { FeatureFlags } from './FeatureFlags';

const { reactElement } = coreExtensionData;

const featureFlags = userSettingsPlugin
  .getExtension('sub-page:user-settings/feature-flags')
  .override({
    *factory(original) {
      const page = original();
      yield* page;
      yield reactElement(<FeatureFlags>{page.get(reactElement)}</FeatureFlags>);
    },
  });

/** Settings in words for those who set them. */
export const settingsModule = createFrontendModule({
  pluginId: 'user-settings',
  extensions: [featureFlags],
});
