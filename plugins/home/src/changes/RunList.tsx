import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { RunPage, runSlug } from '@waymark/plugin-tenants-common';
import { RunStateBadge } from '@waymark/plugin-tenants-react';
import {
  EmptyState,
  Load,
  PersonAndTeam,
  Problem,
  RelativeTime,
} from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import styles from './ChangesSection.module.css';

/** The newest runs that the reader may see. */
export function RunList({ runs }: { runs: Load<RunPage> }) {
  const { t } = useTranslationRef(homeTranslationRef);
  if (runs.state === 'loading') return <Skeleton width="100%" height={120} />;
  if (runs.state === 'failed') {
    return (
      <Problem
        error={runs.error}
        what={t('changes.runsWhat')}
        verb={t('changes.runsVerb')}
        onRetry={runs.retry}
      />
    );
  }
  if (runs.value.items.length === 0) {
    return (
      <EmptyState title={t('changes.noRuns')} why={t('changes.noRunsWhy')} />
    );
  }
  return (
    <ul className={styles.list}>
      {runs.value.items.map(run => (
        <li key={run.id} className={styles.item}>
          <div className={styles.words}>
            <Link href={`/runs/${runSlug(run)}`}>{run.service}</Link>
            <Text
              as="p"
              variant="body-small"
              color="secondary"
              className={styles.meta}
            >
              <PersonAndTeam small person={run.requestedBy} /> {run.environment}
              <RelativeTime moment={run.createdAt} />
            </Text>
          </div>
          <RunStateBadge state={run.state} />
        </li>
      ))}
    </ul>
  );
}
