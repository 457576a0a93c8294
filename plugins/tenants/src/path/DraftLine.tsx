import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { formatAgo, useNow } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import { DraftState } from './useDraft';
import styles from './DraftLine.module.css';

type DraftLineProps = {
  draft: DraftState;
  /** When the draft that the form opened with was saved. */
  restoredFrom?: string;
  onDiscard(): void;
};

/** How the draft is doing, and the way to throw it away. */
export function DraftLine({ draft, restoredFrom, onDiscard }: DraftLineProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const now = useNow(2000);

  const words = () => {
    switch (draft.state) {
      case 'saving':
        return t('draft.saving');
      case 'saved':
        return t('draft.savedAt', { when: formatAgo(draft.at, now) });
      case 'failed':
        return t('draft.failed', { reason: draft.error.message });
      default:
        return restoredFrom
          ? t('draft.restored', {
              when: formatAgo(new Date(restoredFrom), now),
            })
          : t('draft.none');
    }
  };
  const hasDraft = draft.state === 'saved' || restoredFrom !== undefined;

  return (
    <div className={styles.line}>
      <Text
        variant="body-small"
        color={draft.state === 'failed' ? 'warning' : 'secondary'}
      >
        {words()}
      </Text>
      {hasDraft && (
        <Button variant="tertiary" size="small" onPress={onDiscard}>
          {t('draft.discard')}
        </Button>
      )}
    </div>
  );
}
