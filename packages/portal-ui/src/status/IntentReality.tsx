import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Freshness, RelativeTime } from '../time';
import { portalUiTranslationRef } from '../translation';
import { State, StateBadge } from './StateBadge';
import styles from './IntentReality.module.css';

/** @public */
export type IntentRealityProps = {
  /** What is wanted. */
  intent: ReactNode;
  /** What was observed; `unknown` says why, and since when if that is known. */
  reality: {
    state: State;
    /** The domain's own word for it; the state's word by default. */
    word?: string;
    reason: string;
    since?: string;
    /** Who told it, and when that was read. */
    source?: string;
    asOf?: string;
  };
  /** What else was observed. */
  details?: ReactNode;
};

/**
 * What is wanted beside what was observed. The two are never merged into one status.
 *
 * @public
 */
export function IntentReality({
  intent,
  reality,
  details,
}: IntentRealityProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  return (
    <dl className={styles.pair}>
      <div className={styles.side}>
        <dt className={styles.name}>{t('intentReality.intent')}</dt>
        <dd className={styles.value}>{intent}</dd>
      </div>
      <div className={styles.side}>
        <dt className={styles.name}>{t('intentReality.reality')}</dt>
        <dd className={styles.value}>
          <StateBadge state={reality.state} word={reality.word} />
          <Text as="p" variant="body-small" color="secondary">
            {reality.reason}
            {reality.since && (
              <>
                {', '}
                <RelativeTime moment={reality.since} />
              </>
            )}
          </Text>
          {details}
          {reality.asOf && (
            <Freshness asOf={reality.asOf} source={reality.source} />
          )}
        </dd>
      </div>
    </dl>
  );
}
