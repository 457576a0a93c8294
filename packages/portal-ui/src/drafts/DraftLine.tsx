import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import { formatAgo, useNow } from '../time';
import { portalUiTranslationRef } from '../translation';
import styles from './DraftLine.module.css';

/** How a draft is doing. @public */
export type DraftState =
  | { state: 'none' }
  | { state: 'saving' }
  | { state: 'saved'; at: Date }
  | { state: 'failed'; error: Error };

/** @public */
export type DraftLineProps = {
  draft: DraftState;
  /** When the draft that the form opened with was saved. */
  restoredFrom?: Date;
  /** The portal keeps it for the reader wherever they are; a window for as long as it is open. */
  keptBy: 'portal' | 'window';
  onDiscard: () => void;
};

/**
 * How the draft is doing, and the way to throw it away.
 *
 * @public
 */
export function DraftLine(props: DraftLineProps) {
  const { draft, keptBy, onDiscard, restoredFrom } = props;
  const { t } = useTranslationRef(portalUiTranslationRef);
  const now = useNow(2000);

  const words = () => {
    switch (draft.state) {
      case 'saving':
        return t('draft.saving');
      case 'saved':
        return t(`draft.saved.${keptBy}`, { when: formatAgo(draft.at, now) });
      case 'failed':
        return t('draft.failed', { reason: draft.error.message });
      default:
        return restoredFrom
          ? t('draft.restored', { when: formatAgo(restoredFrom, now) })
          : t(`draft.none.${keptBy}`);
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
