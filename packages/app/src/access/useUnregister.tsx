import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  dialogApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import {
  UnregisterEntityDialog,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useDenial } from '@waymark/portal-ui';
import { useNavigate } from 'react-router-dom';
import { appTranslationRef } from '../translation';
import { DeniedDialog } from './DeniedDialog';

/** "Unregister entity" in the menu of an entity. Who may not do it is told why, where Backstage only greys it out. */
export function useUnregister() {
  const { t } = useTranslationRef(appTranslationRef);
  const { entity } = useEntity();
  const dialogApi = useApi(dialogApiRef);
  const navigate = useNavigate();
  const catalogLink = useRouteRef(catalogPlugin.routes.catalogIndex);
  const access = useDenial({
    permission: catalogEntityDeletePermission,
    resourceRef: stringifyEntityRef(entity),
  });
  const denial = access.state === 'ready' ? access.value : undefined;

  return {
    title: t('access.unregister'),
    disabled: access.state === 'loading',
    onClick: async () => {
      dialogApi.open(({ dialog }) =>
        denial ? (
          <DeniedDialog
            title={t('access.unregister')}
            what={t('access.unregisterVerb')}
            denial={denial}
            onClose={() => dialog.close()}
          />
        ) : (
          <UnregisterEntityDialog
            open
            entity={entity}
            onClose={() => dialog.close()}
            onConfirm={() => {
              dialog.close();
              navigate(catalogLink?.() ?? '/');
            }}
          />
        ),
      );
    },
  };
}
