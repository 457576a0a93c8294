import { useRef } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Skeleton } from '@backstage/ui';
import { ChangeSet } from '@waymark/plugin-changes-common';
import {
  EmptyState,
  Page,
  PageHeader,
  PersonAndTeam,
  Problem,
  RelativeTime,
  RowList,
  useLoad,
} from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { StateOfChangeSet } from '../change-set/StateOfChangeSet';
import { changesTranslationRef } from '../translation';
import { ChangeSetFilters } from './ChangeSetFilters';
import { useChangeSets } from './useChangeSets';

const COUNTED = 100;

/** The change sets that the reader may see, newest first; the filters are in the URL. */
export function ChangeSetsPage() {
  const { t } = useTranslationRef(changesTranslationRef);
  const changeSets = useChangeSets();
  const { clear, filters, loaded, setFilter, showMore } = changeSets;
  const answer = useAnswer();
  const items = loaded.state === 'ready' ? loaded.value.items : [];
  const isFiltered = Object.keys(filters).length > 0;
  const teams = useTeams(items, filters.team);

  return (
    <Page>
      <PageHeader
        title={t('changeSet.title')}
        answer={loaded.state === 'failed' ? '' : answer}
      />
      {loaded.state !== 'failed' && (
        <ChangeSetFilters
          filters={filters}
          setFilter={setFilter}
          teams={teams}
        />
      )}
      {loaded.state === 'loading' && <Skeleton width="100%" height={320} />}
      {loaded.state === 'failed' && (
        <Problem
          error={loaded.error}
          what={t('changeSet.what')}
          verb={t('changeSet.verb')}
          onRetry={loaded.retry}
        />
      )}
      {loaded.state === 'ready' && items.length === 0 && (
        <EmptyState
          title={t('changeSet.emptyTitle')}
          why={t(isFiltered ? 'changeSet.emptyFiltered' : 'changeSet.emptyWhy')}
          action={
            isFiltered && (
              <Button variant="secondary" onPress={clear}>
                {t('changeSet.clear')}
              </Button>
            )
          }
        />
      )}
      {items.length > 0 && <RowList items={items.map(toRow)} />}
      {showMore && (
        <div>
          <Button variant="secondary" onPress={showMore}>
            {t('changeSet.more')}
          </Button>
        </div>
      )}
    </Page>
  );

  function toRow({ author, createdAt, documents, id, ...rest }: ChangeSet) {
    const { reason, state, teams: touched } = rest;
    return {
      id,
      title: (
        <Link href={`/changes/${id}`}>{reason || t('changeSet.untitled')}</Link>
      ),
      meta: (
        <>
          <PersonAndTeam
            person={author}
            team={touched.length === 1 ? touched[0] : undefined}
            small
          />
          {touched.length === 0 && <span>{t('changeSet.platform')}</span>}
          {touched.length > 1 && <span>{touched.join(', ')}</span>}
          <span>{t('changeSet.documents', { count: documents.length })}</span>
          <RelativeTime moment={createdAt} />
        </>
      ),
      state: <StateOfChangeSet state={state} />,
    };
  }
}

/** How many wait for a decision. */
function useAnswer(): string | undefined {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const open = useLoad(
    () => api.listChangeSets({ state: 'proposed', limit: COUNTED }),
    [api],
  );
  if (open.state === 'loading') return undefined;
  if (open.state === 'failed') return '';
  const { items, nextCursor } = open.value;
  const count = items.length;
  return nextCursor
    ? t('changeSet.answerMany', { number: String(count) })
    : t('changeSet.answerOpen', { count });
}

/** Teams that were seen so far: what a filter leaves out can still be chosen. */
function useTeams(items: ChangeSet[], chosen: string | undefined): string[] {
  const seen = useRef(new Set<string>());
  for (const { teams } of items) teams.forEach(team => seen.current.add(team));
  if (chosen) seen.current.add(chosen);
  return [...seen.current].sort();
}
