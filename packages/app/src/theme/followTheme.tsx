import { ReactNode, useCallback, useSyncExternalStore } from 'react';
import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import { type UnifiedTheme, UnifiedThemeProvider } from '@backstage/theme';

const DARK = '(prefers-color-scheme: dark)';

/** A theme's identifier is its variant. */
type Themes = Record<'light' | 'dark', UnifiedTheme>;

/**
 * One provider for both themes, which gives the page the one that is chosen, or that the system prefers. With a provider
 * each, a change of theme would be a change of component: React would build the whole page anew, and what people typed
 * would be gone.
 */
export function followTheme(themes: Themes) {
  return function ActiveTheme({ children }: { children: ReactNode }) {
    const chosen = useChosenTheme();
    const prefersDark = useSyncExternalStore(subscribeToSystem, preferDark);
    const isDark = chosen === 'dark' || (chosen !== 'light' && prefersDark);
    return (
      <UnifiedThemeProvider
        theme={isDark ? themes.dark : themes.light}
        themeName="waymark"
      >
        {children}
      </UnifiedThemeProvider>
    );
  };
}

function useChosenTheme(): string | undefined {
  const api = useApi(appThemeApiRef);
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = api.activeThemeId$().subscribe(changed);
      return () => subscription.unsubscribe();
    },
    [api],
  );
  return useSyncExternalStore(subscribe, () => api.getActiveThemeId());
}

function subscribeToSystem(changed: () => void): () => void {
  const query = systemQuery();
  query?.addEventListener('change', changed);
  return () => query?.removeEventListener('change', changed);
}

function preferDark(): boolean {
  return systemQuery()?.matches ?? false;
}

/** Nothing where there is no screen. */
function systemQuery(): MediaQueryList | undefined {
  return 'matchMedia' in window ? window.matchMedia(DARK) : undefined;
}
