import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Delivery, ReconcilerStatus } from '@waymark/plugin-changes-common';
import { KeyFigure, RelativeTime, Section } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { readDuration } from './duration';
import styles from './Figures.module.css';

type FiguresProps = { status: ReconcilerStatus; delivery?: Delivery };

/** The numbers behind the way of a change; Prometheus has the same. */
export function Figures({ status, delivery }: FiguresProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { asOf, held, latency, queue } = status;
  return (
    <Section title={t('figures.title')} description={t('figures.description')}>
      <dl className={styles.figures}>
        <KeyFigure
          name={t('figures.queue')}
          value={t('figures.commits', { count: queue.commits })}
          note={
            <>
              {t('figures.queueNote', { count: queue.changeSets })},{' '}
              <RelativeTime moment={asOf} />
            </>
          }
        />
        <KeyFigure
          name={t('figures.latency')}
          value={latency ? readDuration(latency.p50) : t('figures.unknown')}
          note={
            latency
              ? t('figures.latencyNote', {
                  p95: readDuration(latency.p95),
                  count: latency.sample,
                  window: readDuration(latency.window),
                })
              : t('figures.latencyUnknown')
          }
        />
        <KeyFigure
          name={t('figures.held')}
          value={t('figures.documents', { count: held.length })}
          note={t('figures.heldNote')}
        />
        {delivery?.clusters.length === 0 && (
          <KeyFigure
            name={t('figures.applications')}
            value={t('figures.unknown')}
            note={t('figures.noCluster')}
          />
        )}
        {delivery?.clusters.map(({ applications, asOf: at, ...cluster }) => (
          <KeyFigure
            key={cluster.name}
            name={t('figures.onCluster', { cluster: cluster.name })}
            value={
              applications
                ? t('figures.healthy', {
                    healthy: String(applications.healthy),
                    total: String(applications.total),
                  })
                : t('figures.unknown')
            }
            note={
              <>
                {applications
                  ? t('figures.applicationsNote', {
                      synced: String(applications.synced),
                      byHand: String(applications.byHand),
                      drifted: String(applications.drifted),
                    })
                  : cluster.reason}
                {', '}
                <RelativeTime moment={at} />
              </>
            }
          />
        ))}
      </dl>
    </Section>
  );
}
