import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MessageDialog } from '../request/MessageDialog';
import { approvalsTranslationRef } from '../translation';

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
    <MessageDialog
      open={t('access.end')}
      isPrimary
      ask={t('access.endAsk')}
      consequence={t('access.endConsequence')}
      keep={t('access.keep')}
      label={t('access.endLabel')}
      send={t('access.end')}
      what={t('access.endWhat')}
      verb={t('access.endVerb')}
      say={(api, text) => api.endAccess(id, { text })}
      onDone={onDone}
    />
  );
}
