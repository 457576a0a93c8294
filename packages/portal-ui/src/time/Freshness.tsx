import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import { portalUiTranslationRef } from '../translation';
import { formatAgo, formatMoment } from './format';
import { useNow } from './useNow';
import styles from './Freshness.module.css';

/** @public */
export type FreshnessProps = {
  /** When the shown data was true. */
  asOf: Date | string;
  /** Where it was read, e.g. `Git main`. */
  source?: string;
  /** Why a refresh after that failed; makes the data stale. */
  stale?: string;
};

/**
 * How old the data on the page is and where it comes from.
 *
 * @public
 */
export function Freshness({ asOf, source, stale }: FreshnessProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const now = useNow(5000);
  const date = typeof asOf === 'string' ? new Date(asOf) : asOf;
  const when = t('freshness.asOf', { when: formatAgo(date, now) });
  return (
    <Text
      variant="body-small"
      color={stale ? 'warning' : 'secondary'}
      className={styles.line}
      title={formatMoment(date)}
    >
      {stale && <RiAlertLine size={14} aria-hidden />}
      {source ? t('freshness.from', { asOf: when, source }) : when}
      {stale && <span>{t('freshness.stale', { reason: stale })}</span>}
    </Text>
  );
}
