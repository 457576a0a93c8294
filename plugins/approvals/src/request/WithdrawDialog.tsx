import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import { approvalsTranslationRef } from '../translation';
import { MessageForm } from './MessageForm';
import styles from './Request.module.css';

/** What withdrawing does, and why it is done. */
export function WithdrawDialog({ id, onDone }: { id: string; onDone(): void }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  return (
    <DialogTrigger>
      <Button variant="secondary">{t('withdraw.title')}</Button>
      <Dialog width={480}>
        <DialogHeader>{t('withdraw.ask')}</DialogHeader>
        <DialogBody>
          <Text as="p" className={styles.line}>
            {t('withdraw.consequence')}
          </Text>
          <MessageForm
            label={t('withdraw.label')}
            send={t('withdraw.send')}
            what={t('withdraw.what')}
            verb={t('withdraw.verb')}
            say={(api, text) => api.withdraw(id, { text })}
            onDone={onDone}
            primary
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('withdraw.keep')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
