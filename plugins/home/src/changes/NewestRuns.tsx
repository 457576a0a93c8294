import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { RunPage } from '@waymark/plugin-tenants-common';
import { RunList } from '@waymark/plugin-tenants-react';
import { EmptyState, Load, Problem } from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';

/** The newest runs that the reader may see. */
export function NewestRuns({ runs }: { runs: Load<RunPage> }) {
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
  return <RunList runs={runs.value.items} />;
}
