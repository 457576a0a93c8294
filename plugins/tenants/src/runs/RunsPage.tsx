import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Skeleton, useBreakpoint } from '@backstage/ui';
import { RunSummary } from '@waymark/plugin-tenants-common';
import { RunList } from '@waymark/plugin-tenants-react';
import {
  EmptyState,
  Freshness,
  Page,
  PageHeader,
  Problem,
} from '@waymark/portal-ui';
import { startRouteRef } from '../routes';
import { tenantsTranslationRef } from '../translation';
import { RunFilters } from './RunFilters';
import { RunTable } from './RunTable';
import { useRuns } from './useRuns';

/** A table where there is room for its columns. */
function Runs({ runs }: { runs: RunSummary[] }) {
  const isWide = useBreakpoint().up('md');
  return isWide ? <RunTable runs={runs} /> : <RunList runs={runs} />;
}

/** The runs the reader may see, newest first; the filters are in the URL. */
export function RunsPage() {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const startLink = useRouteRef(startRouteRef);
  const { runs, query, isFiltered, setFilter, clear, showMore } = useRuns();

  const answer = () => {
    if (runs.state === 'loading') return undefined;
    if (runs.state === 'failed') return '';
    const count = runs.value.items.length;
    return count === 0 ? t('runs.answerNone') : t('runs.answer', { count });
  };

  return (
    <Page>
      <PageHeader
        title={t('runs.title')}
        answer={answer()}
        actions={
          <ButtonLink href={startLink?.() ?? '/start'} variant="primary">
            {t('runs.startOne')}
          </ButtonLink>
        }
      >
        {runs.state === 'ready' && (
          <Freshness asOf={runs.at} stale={runs.stale?.message} />
        )}
      </PageHeader>
      {runs.state === 'failed' ? (
        <Problem
          error={runs.error}
          what={t('runs.what')}
          verb={t('runs.verb')}
          onRetry={runs.retry}
        />
      ) : (
        <RunFilters query={query} onChange={setFilter} />
      )}
      {runs.state === 'loading' && <Skeleton width="100%" height={240} />}
      {runs.state === 'ready' && runs.value.items.length === 0 && (
        <EmptyState
          title={t('runs.emptyTitle')}
          why={isFiltered ? t('runs.emptyFiltered') : t('runs.emptyWhy')}
          action={
            isFiltered && (
              <Button variant="secondary" onPress={clear}>
                {t('runs.clear')}
              </Button>
            )
          }
        />
      )}
      {runs.state === 'ready' && runs.value.items.length > 0 && (
        <Runs runs={runs.value.items} />
      )}
      {runs.state === 'ready' && runs.value.nextCursor && showMore && (
        <Button variant="secondary" onPress={showMore}>
          {t('runs.more')}
        </Button>
      )}
    </Page>
  );
}
