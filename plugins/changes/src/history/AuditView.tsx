import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Skeleton, Text } from '@backstage/ui';
import {
  doorSchema,
  HistoryEntry,
  HistoryPage,
} from '@waymark/plugin-changes-common';
import {
  EmptyState,
  formatAgo,
  Load,
  RelativeTime,
  RowList,
  Section,
  useLoad,
} from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { Actor } from './Actor';
import { Approvers } from './Approvers';
import { AuditFilters } from './AuditFilters';
import frame from './HistoryFrame.module.css';
import slider from './TimeSlider.module.css';
import { HistoryFrame } from './HistoryFrame';
import { grantsOf } from './grantsOf';
import { historyHref } from './historyHref';
import { boundsOf, momentOf } from './moments';
import { ScopeFilters } from './ScopeFilters';
import { Travel } from './useTravel';

const PAGE = 50;

/** Who changed what, when, by which door and why; narrowed by the address. */
export function AuditView({ travel }: { travel: Travel }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const { actor, cursor, go, scope, since, until } = travel;
  const withGrants = travel.grants === 'shown';
  const door = doorSchema.safeParse(travel.door).data;
  const loaded = useLoad(
    () =>
      api.searchHistory({
        ...scope,
        door,
        cursor,
        actor,
        grants: grantsOf(scope, withGrants),
        since: since && (boundsOf(since)?.[0] ?? since),
        until: until && (boundsOf(until)?.[1] ?? until),
        limit: PAGE,
      }),
    [
      api,
      scope.path,
      scope.kind,
      actor,
      door,
      since,
      until,
      cursor,
      withGrants,
    ],
  );
  const found = loaded.state === 'ready' ? loaded.value : undefined;
  const isFiltered = Boolean(
    scope.path || scope.kind || actor || door || since || until,
  );
  return (
    <HistoryFrame
      travel={travel}
      loaded={loaded}
      answer={useAnswer(loaded, cursor)}
      imported={found?.imported}
    >
      <ScopeFilters
        travel={travel}
        kinds={found?.items.map(({ kind }) => kind)}
      />
      <AuditFilters key={`${actor} ${since} ${until}`} travel={travel} />
      <Section
        title={t('history.audit.title')}
        description={t('history.audit.description')}
      >
        {!found && <Skeleton width="100%" height={320} />}
        {found?.items.length === 0 && (
          <EmptyState
            title={t('history.audit.empty')}
            why={t(
              isFiltered
                ? 'history.audit.emptyFiltered'
                : 'history.audit.emptyWhy',
            )}
          />
        )}
        {found && <RowList items={found.items.map(toRow)} />}
        <div className={frame.filters}>
          {cursor && (
            <Button
              variant="secondary"
              onPress={() => go({ cursor: undefined })}
            >
              {t('history.audit.newest')}
            </Button>
          )}
          {found?.nextCursor && (
            <Button
              variant="secondary"
              onPress={() => go({ cursor: found.nextCursor })}
            >
              {t('history.audit.older')}
            </Button>
          )}
        </div>
      </Section>
    </HistoryFrame>
  );

  function toRow(entry: HistoryEntry) {
    const { action, at, changeSet, path, reason } = entry;
    return {
      id: String(entry.seq),
      title: (
        <Link href={historyHref({ at: momentOf(entry), path })}>{path}</Link>
      ),
      meta: (
        <>
          <Actor actor={entry.actor} />
          <span>{t(`history.door.${entry.door}`)}</span>
          <Approvers approvals={entry.approvals} />
          <RelativeTime moment={at} />
          <Link
            href={changeSet ? `/changes/${changeSet}` : entry.url}
            variant="body-small"
            className={slider.link}
          >
            {reason}
          </Link>
          {changeSet && !entry.confirmed && (
            <Text variant="body-small" color="warning">
              {t('history.slider.unconfirmed')}
            </Text>
          )}
        </>
      ),
      state: (
        <Text color="secondary" variant="body-small">
          {t(`history.audit.${action}`)}
        </Text>
      ),
    };
  }
}

/** The newest change that is asked for; of an older page only what the page is for. */
function useAnswer(
  loaded: Load<HistoryPage>,
  cursor: string | undefined,
): string | undefined {
  const { t } = useTranslationRef(changesTranslationRef);
  if (loaded.state === 'failed') return '';
  if (loaded.state === 'loading') return undefined;
  const [newest] = loaded.value.items;
  if (!newest || cursor) return t('history.answer.audit');
  const { at, reason } = newest;
  return t('history.answer.last', {
    when: formatAgo(new Date(at), new Date()),
    reason,
  });
}
