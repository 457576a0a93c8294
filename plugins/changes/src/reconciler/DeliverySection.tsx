import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import {
  Delivery,
  DeliveryStep,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import {
  Freshness,
  Load,
  Problem,
  RelativeTime,
  Section,
  State,
  StateBadge,
} from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './DeliverySection.module.css';
import { readDuration } from './duration';

const states: Record<DeliveryStep['state'], State> = {
  reached: 'healthy',
  waiting: 'progressing',
  failed: 'degraded',
  'not-applicable': 'not-applicable',
  unknown: 'unknown',
};

type DeliverySectionProps = {
  delivery: Load<Delivery>;
  status: Pick<ReconcilerStatus, 'browse' | 'held'>;
};

/** The way of the newest change: intent, rendered, synced, healthy, and the time between them. */
export function DeliverySection({ delivery, status }: DeliverySectionProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  return (
    <Section title={t('way.title')} description={t('way.description')}>
      {delivery.state === 'loading' && <Skeleton width="100%" height={120} />}
      {delivery.state === 'failed' && (
        <Problem
          error={delivery.error}
          what={t('way.what')}
          verb={t('page.verb')}
          onRetry={delivery.retry}
        />
      )}
      {delivery.state === 'ready' && (
        <ol className={styles.way}>
          {delivery.value.steps.map(step => (
            <Step
              key={step.stage}
              step={step}
              browse={status.browse}
              held={step.stage === 'rendered' ? status.held.length : 0}
              stale={delivery.stale?.message}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}

type StepProps = {
  step: DeliveryStep;
  browse: ReconcilerStatus['browse'];
  /** Documents on main that this step left out. */
  held: number;
  stale?: string;
};

function Step({ step, browse, held, stale }: StepProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { applications, asOf, at, commit, lag, reason, source, stage } = step;
  return (
    <li className={styles.step}>
      <Text as="h3" weight="bold" className={styles.name}>
        {t(`stage.${stage}`)}
      </Text>
      {held > 0 && step.state === 'reached' ? (
        <StateBadge state="degraded" word={t('runs.held', { count: held })} />
      ) : (
        <StateBadge
          state={states[step.state]}
          word={t(`stepState.${step.state}`)}
        />
      )}
      <p className={styles.lag}>
        {lag
          ? t(step.state === 'reached' ? 'way.after' : 'way.since', {
              lag: readDuration(lag),
            })
          : at && <RelativeTime moment={at} />}
      </p>
      <div className={styles.facts}>
        {applications && (
          <Text variant="body-small">
            {t('way.applications', {
              reached: String(applications.reached),
              of: String(applications.of),
            })}
          </Text>
        )}
        {reason && (
          <Text variant="body-small" className={styles.reason}>
            {reason}
          </Text>
        )}
        {commit && (
          <Link href={`${browse.commit}${commit}`} variant="body-small">
            {t('way.commit', { commit: commit.slice(0, 8) })}
          </Link>
        )}
        <Freshness asOf={asOf} source={source} stale={stale} />
      </div>
    </li>
  );
}
