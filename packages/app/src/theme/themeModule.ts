import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { darkTheme, lightTheme } from './themes';

/** Replaces the two built-in themes by Waymark's. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ThemeBlueprint.make({ name: 'light', params: { theme: lightTheme } }),
    ThemeBlueprint.make({ name: 'dark', params: { theme: darkTheme } }),
  ],
});
