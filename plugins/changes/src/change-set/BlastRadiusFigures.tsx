import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { BlastRadius, FleetDiff } from '@waymark/plugin-changes-common';
import { KeyFigure } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import { cores, grown, memory } from './amounts';
import styles from './BlastRadiusSection.module.css';

type BlastRadiusFiguresProps = {
  /** As far as it is compared. */
  counts: Omit<FleetDiff, 'groups'>;
  /** Once everything is. */
  radius?: BlastRadius;
};

/** The numbers of a blast radius: what it touches, whose pods it replaces, what it takes. */
export function BlastRadiusFigures({
  counts,
  radius,
}: BlastRadiusFiguresProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { added, changed, removed, restarts, workloads } = counts;
  return (
    <>
      <dl className={styles.figures}>
        <KeyFigure
          name={t('blast.workloads')}
          value={t('blast.workloadsValue', { count: workloads })}
          note={radius && t('blast.workloadsNote', { count: radius.documents })}
        />
        <KeyFigure
          name={t('blast.restarts')}
          value={t('blast.restartsValue', { count: restarts })}
          note={t(restarts > 0 ? 'blast.restartsNote' : 'blast.restartsNone')}
        />
        <KeyFigure
          name={t('blast.objects')}
          value={t('blast.objectsValue', { changed: String(changed) })}
          note={t('blast.objectsNote', {
            added: String(added),
            removed: String(removed),
          })}
        />
        {radius && taken('blast.cpu', cores)}
        {radius && taken('blast.memory', memory)}
      </dl>
      {radius && radius.environments.length > 0 && (
        <ul className={styles.stages}>
          {radius.environments.map(stage => (
            <li key={stage.name}>
              <Text variant="body-small">
                {t('blast.environment', {
                  name: stage.name,
                  workloads: String(stage.workloads),
                  restarts: String(stage.restarts),
                })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function taken(name: 'blast.cpu' | 'blast.memory', show: typeof cores) {
    if (!radius) return null;
    const before = radius.capacity.before.atMaxReplicas;
    const after = radius.capacity.after.atMaxReplicas;
    return (
      <KeyFigure
        name={t(name)}
        value={grown(before, after, show) ?? t('blast.same')}
        note={t('blast.capacityNote', {
          before: show(before),
          after: show(after),
        })}
      />
    );
  }
}
