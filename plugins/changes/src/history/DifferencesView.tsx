import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import { RiArrowLeftRightLine } from '@remixicon/react';
import { EmptyState, Load, Section } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { DocumentChange } from '../values/DocumentChange';
import styles from './DocumentsAsOf.module.css';
import frame from './HistoryFrame.module.css';
import { HistoryFrame } from './HistoryFrame';
import { ScopeFilters } from './ScopeFilters';
import { TimeSlider } from './TimeSlider';
import { Differences, useDifferences } from './useDifferences';
import { Travel } from './useTravel';

const PAGE = 100;
const MOST = 500;

/** Any two moments, field by field. */
export function DifferencesView({ travel }: { travel: Travel }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { from, go, scope, to } = travel;
  const [limit, setLimit] = useState(PAGE);
  const loaded = useDifferences(travel, limit);
  const found = loaded.state === 'ready' ? loaded.value : undefined;
  const comparison = found?.comparison;
  const key = `${scope.path} ${scope.kind}`;
  const before = from ?? found?.before;
  return (
    <HistoryFrame
      travel={travel}
      loaded={loaded}
      answer={useAnswer(loaded)}
      imported={comparison?.imported}
    >
      <ScopeFilters
        travel={travel}
        kinds={comparison?.items.map(({ kind }) => kind)}
      />
      <Section
        title={t('history.slider.title')}
        action={
          to &&
          before && (
            <Button
              size="small"
              variant="tertiary"
              iconStart={<RiArrowLeftRightLine />}
              onPress={() => go({ from: to, to: before })}
            >
              {t('history.differences.swap')}
            </Button>
          )
        }
      >
        <div className={frame.sliders}>
          {before ? (
            <TimeSlider
              key={`from ${key}`}
              label={t('history.slider.from')}
              canBeNow={false}
              scope={scope}
              moment={before}
              place={comparison?.before}
              onChoose={moment =>
                go({ view: 'differences', from: moment }, { replace: true })
              }
            />
          ) : (
            <Skeleton width="100%" height={120} />
          )}
          <TimeSlider
            key={`to ${key}`}
            label={t('history.slider.to')}
            scope={scope}
            moment={to}
            place={comparison?.after}
            onChoose={moment =>
              go(
                { view: 'differences', from: before, to: moment },
                { replace: true },
              )
            }
          />
        </div>
      </Section>
      <Section
        title={t('history.differences.title')}
        description={t('history.differences.description')}
      >
        {!comparison && <Skeleton width="100%" height={240} />}
        {comparison?.items.length === 0 && (
          <EmptyState
            title={t('history.differences.empty')}
            why={t('history.differences.emptyWhy')}
          />
        )}
        <ul className={styles.list}>
          {comparison?.items.map(document => (
            <li key={document.path} className={styles.item}>
              <DocumentChange
                document={document}
                words={{
                  before: t('history.slider.from'),
                  after: t('history.slider.to'),
                }}
              />
            </li>
          ))}
        </ul>
        {comparison?.nextCursor && limit < MOST && (
          <div>
            <Button variant="secondary" onPress={() => setLimit(MOST)}>
              {t('history.differences.more')}
            </Button>
          </div>
        )}
      </Section>
    </HistoryFrame>
  );
}

/** How much differs. */
function useAnswer(loaded: Load<Differences>): string | undefined {
  const { t } = useTranslationRef(changesTranslationRef);
  if (loaded.state === 'failed') return '';
  if (loaded.state === 'loading') return undefined;
  const { items, nextCursor } = loaded.value.comparison;
  const count = items.length;
  if (count === 0) return t('history.answer.same');
  return nextCursor
    ? t('history.answer.differMany', { number: String(count) })
    : t('history.answer.differ', { count });
}
