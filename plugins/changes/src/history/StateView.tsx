import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import { AsOf } from '@waymark/plugin-changes-common';
import {
  EmptyState,
  formatMoment,
  Load,
  Section,
  useLoad,
} from '@waymark/portal-ui';
import { changesApiRef } from '../api';
import { changesTranslationRef } from '../translation';
import { DocumentsAsOf } from './DocumentsAsOf';
import { HistoryFrame } from './HistoryFrame';
import { NOW } from './moments';
import { RestoreButton } from './RestoreButton';
import { ScopeFilters } from './ScopeFilters';
import { TimeSlider } from './TimeSlider';
import { Travel } from './useTravel';

const PAGE = 100;
const MOST = 500;
const EVERY_MS = 30_000;

/** The documents as they were at a moment, or as they are. */
export function StateView({ travel }: { travel: Travel }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const { at, go, scope } = travel;
  const [limit, setLimit] = useState(PAGE);
  const loaded = useLoad(
    () => api.readAsOf({ at: at ?? NOW, ...scope, limit }),
    [api, at, scope.path, scope.kind, limit],
    at ? undefined : { refreshMs: EVERY_MS },
  );
  const found = loaded.state === 'ready' ? loaded.value : undefined;
  const answer = useAnswer(loaded, at);
  return (
    <HistoryFrame
      travel={travel}
      loaded={loaded}
      answer={answer}
      imported={found?.imported}
      actions={at && found && <RestoreButton at={at} scope={scope} primary />}
    >
      <ScopeFilters
        travel={travel}
        kinds={found?.items.map(({ kind }) => kind)}
      />
      <section aria-label={t('history.slider.title')}>
        <TimeSlider
          key={`${scope.path} ${scope.kind}`}
          label={t('history.slider.at')}
          scope={scope}
          moment={at}
          place={found?.as}
          onChoose={moment => go({ at: moment }, { replace: true })}
        />
      </section>
      <Section
        title={t(at ? 'history.state.title' : 'history.state.titleNow')}
        description={t('history.state.description')}
      >
        {!found && <Skeleton width="100%" height={240} />}
        {found?.items.length === 0 && (
          <EmptyState
            title={t('history.state.empty')}
            why={t(
              scope.path || scope.kind
                ? 'history.state.emptyScope'
                : 'history.state.emptyWhy',
            )}
          />
        )}
        {found && found.items.length > 0 && (
          <DocumentsAsOf at={at} items={found.items} />
        )}
        {found?.nextCursor && limit < MOST && (
          <div>
            <Button variant="secondary" onPress={() => setLimit(MOST)}>
              {t('history.state.more')}
            </Button>
          </div>
        )}
      </Section>
    </HistoryFrame>
  );
}

/** How many documents were on main, and when. */
function useAnswer(loaded: Load<AsOf>, at: string | undefined) {
  const { t } = useTranslationRef(changesTranslationRef);
  if (loaded.state === 'failed') return '';
  if (loaded.state === 'loading') return undefined;
  const { as, items, nextCursor } = loaded.value;
  const count = items.length;
  const number = String(count);
  if (!at) {
    return nextCursor
      ? t('history.answer.nowMany', { number })
      : t('history.answer.now', { count });
  }
  const when = formatMoment(new Date(as.at ?? at));
  if (as.position < 0) return t('history.answer.before', { when });
  return nextCursor
    ? t('history.answer.thenMany', { number, when })
    : t('history.answer.then', { count, when });
}
