import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { NeededApproval } from '@waymark/plugin-tenants-common';
import { EmptyState } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../../translation';
import styles from '../../findings/FindingList.module.css';

/** Who will have to agree, and why. */
export function ApprovalsTab({ approvals }: { approvals: NeededApproval[] }) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  if (approvals.length === 0) {
    return (
      <EmptyState
        title={t('preview.approvals')}
        why={t('preview.noApprovals')}
      />
    );
  }
  return (
    <ul className={styles.list}>
      {approvals.map(approval => (
        <li key={approval.rule}>
          <Text weight="bold">{approval.title}</Text>
          <Text as="p" className={styles.text}>
            {approval.reason}
          </Text>
          {!approval.enforced && (
            <Text as="p" color="secondary" className={styles.text}>
              {t('preview.announcedOnly')}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
