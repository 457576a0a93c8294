import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { HeldEnvironment } from '@waymark/plugin-tenants-common';
import { RUNBOOKS, StateBadge } from '@waymark/portal-ui';
import { FindingList } from '../findings/FindingList';
import { tenantsTranslationRef } from '../translation';
import styles from './EnvironmentColumn.module.css';
import { EnvironmentFrame } from './EnvironmentFrame';

/** An environment whose document is not valid: why, what that means, and where to mend it. */
export function HeldNotice({ value }: { value: HeldEnvironment }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const { environment, namespace, because, findings, lastGood, links } = value;
  return (
    <EnvironmentFrame
      environment={environment}
      namespace={namespace}
      label={t('service.heldIn', { environment })}
    >
      <div>
        <StateBadge state="degraded" word={t('service.held')} />
      </div>
      <Text as="p" className={styles.name}>
        {lastGood ? t('service.heldStays') : t('service.heldNothing')}
        {because && ` ${t('service.heldBecause', { document: because })}`}
      </Text>
      {findings.length > 0 && <FindingList findings={findings} />}
      <div className={styles.links}>
        {links.map(link => (
          <Link key={link.url} href={link.url}>
            {link.title}
          </Link>
        ))}
        <Link href={RUNBOOKS.heldDocument}>{t('service.runbook')}</Link>
      </div>
    </EnvironmentFrame>
  );
}
