import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Denial } from '@waymark/plugin-access-common';
import { DeniedState } from '@waymark/portal-ui';
import { appTranslationRef } from '../translation';

type DeniedDialogProps = {
  title: string;
  what: string;
  denial: Denial;
  onClose(): void;
};

/** Why an action of a menu cannot be taken. */
export function DeniedDialog(props: DeniedDialogProps) {
  const { title, what, denial, onClose } = props;
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <DeniedState what={what} denial={denial} />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('access.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
