import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { ApprovalRequestDetail } from '@waymark/plugin-approvals-common';
import { PersonAndTeam, RelativeTime } from '@waymark/portal-ui';
import { approvalsTranslationRef } from '../translation';
import styles from './Request.module.css';

/** What the requester was asked last: it is read where it is answered. */
export function Question({ request }: { request: ApprovalRequestDetail }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const asked = request.activity
    .filter(({ type }) => type === 'asked-back')
    .at(-1);
  if (!asked) return null;
  return (
    <div className={styles.question}>
      <span className={styles.who}>
        <PersonAndTeam person={asked.actor} small />
        <Text variant="body-small">{t('log.asked-back')}</Text>
        <Text variant="body-small" color="secondary">
          <RelativeTime moment={asked.at} />
        </Text>
      </span>
      <p className={styles.said}>{asked.text}</p>
    </div>
  );
}
