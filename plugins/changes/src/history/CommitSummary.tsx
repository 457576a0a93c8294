import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { HistoryCommit } from '@waymark/plugin-changes-common';
import { formatMoment, RelativeTime } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { Actor } from './Actor';
import { Approvers } from './Approvers';
import styles from './TimeSlider.module.css';

/** One commit: when, why, who, by which door. */
export function CommitSummary({ commit }: { commit: HistoryCommit }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { actor, at, changeSet, confirmed, door, mergedBy, reason } = commit;
  return (
    <div className={styles.commit}>
      <Text as="p" weight="bold" className={styles.line}>
        {reason}
      </Text>
      <Text
        as="p"
        variant="body-small"
        color="secondary"
        className={styles.meta}
      >
        <span>{formatMoment(new Date(at))}</span>
        <RelativeTime moment={at} />
        <Actor actor={actor} />
        <span>{t(`history.door.${door}`)}</span>
        {/* By every other door the portal merges, with its own account, what others approved. */}
        {mergedBy && door === 'forge' && (
          <span className={styles.meta}>
            {t('history.slider.mergedBy')}
            <Actor actor={mergedBy} />
          </span>
        )}
        <Approvers approvals={commit.approvals} />
        <span>
          {t('history.slider.documents', { count: commit.documents })}
        </span>
        {changeSet && (
          <Link href={`/changes/${changeSet}`} variant="body-small">
            {t('history.slider.changeSet')}
          </Link>
        )}
        <Link href={commit.url} variant="body-small">
          {t('history.slider.forge', { commit: commit.commit.slice(0, 8) })}
        </Link>
      </Text>
      {changeSet && !confirmed && (
        <Text
          as="p"
          variant="body-small"
          color="warning"
          className={styles.line}
        >
          {t('history.slider.unconfirmed')}
        </Text>
      )}
    </div>
  );
}
