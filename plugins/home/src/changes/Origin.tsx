import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { IntentCommit } from '@waymark/plugin-changes-common';
import { runOfChangeSet } from '@waymark/plugin-tenants-common';
import { homeTranslationRef } from '../translation';
import styles from './ChangesSection.module.css';

/** By which way a commit came onto main, linked to what stands behind it. */
export function Origin({ commit }: { commit: IntentCommit }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const { changeSet, origin } = commit;
  const run = changeSet && runOfChangeSet(changeSet.idempotencyKey);
  if (run) {
    return (
      <Link
        href={`/runs/${run}`}
        variant="body-small"
        className={styles.origin}
      >
        {t('origin.goldenPath')}
      </Link>
    );
  }
  if (changeSet) {
    return (
      <Link
        href={`/changes/${changeSet.id}`}
        variant="body-small"
        className={styles.origin}
      >
        {t(
          changeSet.changeRequestUrl
            ? 'origin.changeRequest'
            : 'origin.change-set',
        )}
      </Link>
    );
  }
  return <span>{t(`origin.${origin}`)}</span>;
}
