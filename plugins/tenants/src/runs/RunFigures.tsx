import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { formatDuration, KeyFigure, Section } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './RunFigures.module.css';

/** How long the run took in all, and how much of that was the portal's own work. */
export function RunFigures({ run }: { run: ProvisioningRun }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (!run.finishedAt) return null;
  const total = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  return (
    <Section title={t('run.figures')}>
      <dl className={styles.figures}>
        <KeyFigure name={t('run.total')} value={formatDuration(total)} />
        <KeyFigure
          name={t('run.portal')}
          value={formatDuration(run.portalMs)}
          note={t('run.portalNote')}
        />
      </dl>
    </Section>
  );
}
