import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { ApplicationDelivery, Delivery } from '@waymark/plugin-changes-common';
import {
  RelativeTime,
  RowList,
  RUNBOOKS,
  Section,
  State,
  StateBadge,
} from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { readDuration } from './duration';
import styles from './List.module.css';

const states: Record<ApplicationDelivery['state'], State> = {
  delivered: 'healthy',
  syncing: 'progressing',
  'by-hand': 'not-applicable',
  'to-remove': 'not-applicable',
  drifted: 'degraded',
  progressing: 'progressing',
  degraded: 'degraded',
  unknown: 'unknown',
};

/** Applications that are not what branch rendered wants, the longest waiting first. */
export function BehindSection({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { behind, clusters } = delivery;
  const nothing =
    clusters.length === 0 ? t('behind.unknown') : t('behind.none');
  return (
    <Section title={t('behind.title')} description={t('behind.description')}>
      {behind.length === 0 ? (
        <Text as="p" color="secondary" className={styles.line}>
          {nothing}
        </Text>
      ) : (
        <RowList items={behind.map(toRow)} />
      )}
    </Section>
  );

  function toRow(application: ApplicationDelivery) {
    const { cluster, name, namespace, path, reason, state, wanted } =
      application;
    // Of what is synced, it is how long that took.
    const lag = application.synced ? undefined : application.lag;
    const service = path.split('/').at(-1) ?? '';
    return {
      id: `${cluster}/${name}`,
      title: namespace ? (
        <Link
          href={`/reconciler?namespace=${encodeURIComponent(
            namespace,
          )}&service=${encodeURIComponent(service)}#drift`}
        >
          {name}
        </Link>
      ) : (
        name
      ),
      meta: (
        <span>
          {t('behind.where', { cluster, path })}
          {wanted && (
            <>
              {', '}
              {t('behind.wanted', { commit: wanted.commit.slice(0, 8) })}{' '}
              <RelativeTime moment={wanted.at} />
            </>
          )}
          {lag && `, ${t('behind.lag', { lag: readDuration(lag) })}`}
          {reason && <span>. {reason}</span>}
          {state === 'to-remove' && (
            <span>
              {'. '}
              <Link href={RUNBOOKS.removeFromProduction}>
                {t('behind.removeRunbook')}
              </Link>
            </span>
          )}
        </span>
      ),
      state: (
        <StateBadge state={states[state]} word={t(`behindState.${state}`)} />
      ),
    };
  }
}
