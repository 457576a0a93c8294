import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog } from '@backstage/ui';
import { changesTranslationRef } from '../translation';
import { RestoreDialog } from './RestoreDialog';
import { DocumentScope } from './useTravel';

type RestoreButtonProps = {
  at: string;
  scope: DocumentScope;
  /** The page's own action. */
  primary?: boolean;
};

/** Opens what restoring would do. */
export function RestoreButton({ at, primary, scope }: RestoreButtonProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={primary ? 'primary' : 'secondary'}
        size={primary ? 'medium' : 'small'}
        aria-label={
          primary ? undefined : `${t('history.state.restore')} ${scope.path}`
        }
        onPress={() => setOpen(true)}
      >
        {t(primary ? 'history.restore.open' : 'history.state.restore')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} width={720}>
        {isOpen && <RestoreDialog at={at} scope={scope} />}
      </Dialog>
    </>
  );
}
