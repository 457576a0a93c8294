import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogEntityDeletePermission } from '@backstage/plugin-catalog-common/alpha';
import { UnregisterEntityDialog } from '@backstage/plugin-catalog-react';
import { useDenial } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';
import { DeniedDialog } from './DeniedDialog';

type UnregisterDialogProps = {
  entity: Entity;
  onClose(): void;
  onUnregistered(): void;
};

/** Asks before an entity is unregistered, or says why it cannot be by this person. */
export function UnregisterDialog(props: UnregisterDialogProps) {
  const { entity, onClose, onUnregistered } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const access = useDenial({
    permission: catalogEntityDeletePermission,
    resourceRef: stringifyEntityRef(entity),
  });
  if (access.state === 'loading') return null;
  if (access.state === 'ready' && access.value) {
    return (
      <DeniedDialog
        title={t('access.unregister')}
        what={t('access.unregisterVerb')}
        denial={access.value}
        onClose={onClose}
      />
    );
  }
  return (
    <UnregisterEntityDialog
      open
      entity={entity}
      onClose={onClose}
      onConfirm={onUnregistered}
    />
  );
}
