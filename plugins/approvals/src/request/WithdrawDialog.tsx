import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { approvalsTranslationRef } from '../translation';
import { MessageDialog } from './MessageDialog';

/** What withdrawing does, and why it is done. */
export function WithdrawDialog({ id, onDone }: { id: string; onDone(): void }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  return (
    <MessageDialog
      open={t('withdraw.title')}
      ask={t('withdraw.ask')}
      consequence={t('withdraw.consequence')}
      keep={t('withdraw.keep')}
      label={t('withdraw.label')}
      send={t('withdraw.send')}
      what={t('withdraw.what')}
      verb={t('withdraw.verb')}
      say={(api, text) => api.withdraw(id, { text })}
      onDone={onDone}
    />
  );
}
