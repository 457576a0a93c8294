import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { BlastRadius } from '@waymark/plugin-changes-common';
import { FieldError, Freshness, Problem, Section } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { FleetDiffList } from '../upgrade/FleetDiffList';
import { BlastRadiusFigures } from './BlastRadiusFigures';
import styles from './BlastRadiusSection.module.css';
import { CapacityList } from './CapacityList';
import { TouchedList } from './TouchedList';
import { useBlastRadius } from './useBlastRadius';

/** What a change does to the whole fleet, shown as it is found. */
export function BlastRadiusSection({ id }: { id: string }) {
  const { t } = useTranslationRef(changesTranslationRef);
  const run = useBlastRadius(id);
  const { error, progress, radius, retry, started, touched } = run;
  const compared = progress?.compared ?? 0;
  const total = progress?.total ?? 0;
  const counts = radius?.diff ?? progress?.counts;

  return (
    <Section title={t('blast.title')} description={t('blast.description')}>
      {error && (
        <Problem
          error={error}
          what={t('blast.what')}
          verb={t('blast.verb')}
          onRetry={retry}
        />
      )}
      {!radius && !error && (
        <div className={styles.progress}>
          <progress
            aria-label={t('blast.title')}
            {...(total > 0 && { value: compared, max: total })}
          />
          <Text variant="body-small" color="secondary">
            {t('blast.progress', {
              compared: String(compared),
              total: total > 0 ? String(total) : '…',
            })}
          </Text>
        </div>
      )}
      <p role="status" className={styles.line}>
        {radius && t('blast.done', { count: radius.diff.workloads })}
      </p>
      {started && !started.valid && (
        <FieldError severity="warning" message={t('blast.invalid')} />
      )}
      {counts && <BlastRadiusFigures counts={counts} radius={radius} />}
      {radius && radius.held.length > 0 && (
        <FieldError
          severity="warning"
          message={t('blast.held', { count: radius.held.length })}
          fix={radius.held.join(', ')}
        />
      )}
      {radius?.stopped && <Stopped stopped={radius.stopped} />}
      {radius && radius.diff.groups.length > 0 && (
        <div className={styles.part}>
          <Text as="h3" weight="bold" className={styles.heading}>
            {t('blast.groupsTitle')}
          </Text>
          <FleetDiffList diff={radius.diff} />
        </div>
      )}
      {radius && radius.capacity.namespaces.length > 0 && (
        <div className={styles.part}>
          <Text as="h3" weight="bold" className={styles.heading}>
            {t('blast.capacityTitle')}
          </Text>
          <Text variant="body-small" color="secondary">
            {t('blast.capacityDescription')}
          </Text>
          <CapacityList namespaces={radius.capacity.namespaces} />
        </div>
      )}
      {touched.length > 0 && <TouchedList touched={touched} />}
      {started && (
        <Freshness
          asOf={started.asOf}
          source={t('changeSet.against', {
            commit: started.against.slice(0, 8),
          })}
        />
      )}
    </Section>
  );
}

type StoppedProps = { stopped: NonNullable<BlastRadius['stopped']> };

function Stopped({ stopped }: StoppedProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const words = stopped.rendered ? 'blast.stoppedGoes' : 'blast.stoppedStays';
  return (
    <FieldError
      severity="warning"
      message={t(words, { count: stopped.documents })}
    />
  );
}
