import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RunFinding } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
import styles from './FindingList.module.css';

/** Findings with their place, what is wrong and what to do. */
export function FindingList({ findings }: { findings: RunFinding[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  return (
    <ul className={styles.list}>
      {findings.map(finding => (
        <li key={`${finding.path} ${finding.constraint}`}>
          <Text
            weight="bold"
            color={finding.severity === 'error' ? 'danger' : 'secondary'}
          >
            {t(`severity.${finding.severity}`)}
          </Text>{' '}
          <code className={styles.path}>{finding.field ?? finding.path}</code>
          <Text as="p" className={styles.text}>
            {finding.message}
          </Text>
          <Text as="p" color="secondary" className={styles.text}>
            {finding.fix}
          </Text>
        </li>
      ))}
    </ul>
  );
}
