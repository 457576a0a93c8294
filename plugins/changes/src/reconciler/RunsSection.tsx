import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Select, Skeleton, Text } from '@backstage/ui';
import {
  ReconcilerRun,
  ReconcilerRunPage,
  reconcilerRunSchema,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import {
  Load,
  Problem,
  RelativeTime,
  RowList,
  Section,
  Shortened,
  State,
  StateBadge,
} from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { changesTranslationRef } from '../translation';
import { readDuration } from './duration';
import styles from './List.module.css';

const ANY = 'any';
const states: Record<ReconcilerRun['state'], State> = {
  rendered: 'healthy',
  unchanged: 'not-applicable',
  held: 'progressing',
  failed: 'degraded',
};

type RunsSectionProps = {
  runs: Load<ReconcilerRunPage>;
  browse: ReconcilerStatus['browse'];
};

/** What the reconciler did last. Looks that found nothing to do leave no trace. */
export function RunsSection({ runs, browse }: RunsSectionProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const [params, setParams] = useSearchParams();
  const chosen = params.get('runs') ?? ANY;

  const choose = (state: string) =>
    setParams(
      current => {
        if (state === ANY) current.delete('runs');
        else current.set('runs', state);
        return current;
      },
      { replace: true },
    );

  return (
    <Section
      title={t('runs.title')}
      description={t('runs.description')}
      action={
        <Select
          aria-label={t('runs.filter')}
          className={styles.filter}
          value={chosen}
          onChange={key => choose(String(key ?? ANY))}
          options={[
            { value: ANY, label: t('runs.any') },
            ...reconcilerRunSchema.shape.state.options.map(value => ({
              value,
              label: t(`runState.${value}`),
            })),
          ]}
        />
      }
    >
      {runs.state === 'loading' && <Skeleton width="100%" height={160} />}
      {runs.state === 'failed' && (
        <Problem
          error={runs.error}
          what={t('runs.what')}
          verb={t('page.verb')}
          onRetry={runs.retry}
        />
      )}
      {runs.state === 'ready' && runs.value.items.length === 0 && (
        <Text as="p" color="secondary" className={styles.line}>
          {t('runs.none')}
        </Text>
      )}
      {runs.state === 'ready' && (
        <RowList items={runs.value.items.map(toRow)} />
      )}
    </Section>
  );

  function toRow(run: ReconcilerRun) {
    const { duration, held, id, intent, message, rendered, written } = run;
    return {
      id,
      title: rendered ? (
        <Link href={`${browse.commit}${rendered}`}>
          {t('runs.of', { commit: (intent ?? rendered).slice(0, 8) })}
        </Link>
      ) : (
        t('runs.ofNothing')
      ),
      meta: (
        <span>
          <RelativeTime moment={run.startedAt} />
          {`, ${t(`trigger.${run.trigger}`)}, ${readDuration(duration)}`}
          {`, ${t('runs.files', { count: written })}`}
          {held > 0 &&
            run.state !== 'rendered' &&
            `, ${t('runs.held', { count: held })}`}
          {message && (
            <span>
              . <Shortened text={message} />
            </span>
          )}
        </span>
      ),
      state:
        held > 0 && run.state === 'rendered' ? (
          <StateBadge state="degraded" word={t('runs.held', { count: held })} />
        ) : (
          <StateBadge
            state={states[run.state]}
            word={t(`runState.${run.state}`)}
          />
        ),
    };
  }
}
