import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunFinding } from '@waymark/plugin-tenants-common';
import { EmptyState } from '@waymark/portal-ui';
import { FindingList } from '../../findings/FindingList';
import { tenantsTranslationRef } from '../../translation';
import styles from './FindingsTab.module.css';

/** Everything the check has to say, also what belongs to no field. */
export function FindingsTab({ findings }: { findings: RunFinding[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return findings.length === 0 ? (
    <EmptyState title={t('preview.findings')} why={t('preview.noFindings')} />
  ) : (
    <div className={styles.findings}>
      <FindingList findings={findings} />
    </div>
  );
}
