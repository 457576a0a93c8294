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
import { MessageForm } from '../request/MessageForm';
import { approvalsTranslationRef } from '../translation';
import styles from '../request/Request.module.css';

/** What ending the access does, and what it came to. */
export function EndAccessDialog({
  id,
  onDone,
}: {
  id: string;
  onDone(): void;
}) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  return (
    <DialogTrigger>
      <Button variant="primary">{t('access.end')}</Button>
      <Dialog width={480}>
        <DialogHeader>{t('access.endAsk')}</DialogHeader>
        <DialogBody>
          <Text as="p" className={styles.line}>
            {t('access.endConsequence')}
          </Text>
          <MessageForm
            label={t('access.endLabel')}
            send={t('access.end')}
            what={t('access.endWhat')}
            verb={t('access.endVerb')}
            say={(api, text) => api.endAccess(id, { text })}
            onDone={onDone}
            primary
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" slot="close">
            {t('access.keep')}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
