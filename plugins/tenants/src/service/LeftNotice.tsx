import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { LeftEnvironment } from '@waymark/plugin-tenants-common';
import { RUNBOOKS, StateBadge } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './EnvironmentColumn.module.css';
import { EnvironmentFrame } from './EnvironmentFrame';

/** An environment that Git no longer has the service in: what stays there, whom it waits for, and what to do. */
export function LeftNotice({ value }: { value: LeftEnvironment }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { application, environment, namespace } = value;
  return (
    <EnvironmentFrame
      environment={environment}
      namespace={namespace}
      label={t('service.leftIn', { environment })}
    >
      <div>
        <StateBadge state="not-applicable" word={t('reality.waits')} />
      </div>
      <Text as="p" className={styles.name}>
        {t('service.leftWhy', { application })}
      </Text>
      <div className={styles.links}>
        <Link href={RUNBOOKS.removeFromProduction}>
          {t('service.leftRunbook')}
        </Link>
      </div>
    </EnvironmentFrame>
  );
}
