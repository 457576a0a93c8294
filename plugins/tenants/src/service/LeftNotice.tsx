import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { LeftEnvironment } from '@waymark/plugin-tenants-common';
import { StateBadge } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './EnvironmentColumn.module.css';

/** The runbooks are the documentation of the portal's own catalog entry. */
const RUNBOOK =
  '/docs/default/component/waymark-portal/runbooks/remove-from-production';

/** An environment that Git no longer has the service in: what stays there, whom it waits for, and what to do. */
export function LeftNotice({ value }: { value: LeftEnvironment }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { application, environment, namespace } = value;
  return (
    <section
      className={styles.column}
      aria-label={t('service.leftIn', { environment })}
    >
      <Text as="h3" weight="bold" className={styles.name}>
        {environment}
        <Text variant="body-small" color="secondary">
          {' '}
          {namespace}
        </Text>
      </Text>
      <div>
        <StateBadge state="not-applicable" word={t('reality.waits')} />
      </div>
      <Text as="p" className={styles.name}>
        {t('service.leftWhy', { application })}
      </Text>
      <div className={styles.links}>
        <Link href={RUNBOOK}>{t('service.leftRunbook')}</Link>
      </div>
    </section>
  );
}
