import {
  dialogApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useNavigate } from 'react-router-dom';
import { appTranslationRef } from '../translation';
import { UnregisterDialog } from './UnregisterDialog';

/** "Unregister entity" in the menu of an entity. Who may not do it is told why, where Backstage only greys it out. */
export function useUnregister() {
  const { t } = useTranslationRef(appTranslationRef);
  const { entity } = useEntity();
  const dialogApi = useApi(dialogApiRef);
  const navigate = useNavigate();
  const catalogLink = useRouteRef(catalogPlugin.routes.catalogIndex);

  return {
    title: t('access.unregister'),
    onClick: async () => {
      const button = openMenuButton();
      const opened = dialogApi.open(({ dialog }) => (
        <UnregisterDialog
          entity={entity}
          onClose={() => dialog.close()}
          onUnregistered={() => {
            dialog.close();
            navigate(catalogLink?.() ?? '/');
          }}
        />
      ));
      await opened.result();
      button?.focus();
    },
  };
}

/** The button of the menu that the focus is in. The menu is gone when the dialog closes, and with it the way back. */
function openMenuButton(): HTMLElement | null {
  const menu = document.activeElement?.closest('[role="menu"]');
  const [button] = menu?.getAttribute('aria-labelledby')?.split(' ') ?? [];
  return button ? document.getElementById(button) : null;
}
