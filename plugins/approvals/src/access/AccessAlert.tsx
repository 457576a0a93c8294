import { ReactNode } from 'react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Link, Text } from '@backstage/ui';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { PersonAndTeam, RelativeTime } from '@waymark/portal-ui';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import styles from './AccessAlert.module.css';

type AccessAlertProps = {
  request: ApprovalRequest;
  /** Instead of the way to its page. */
  action?: ReactNode;
};

/** Somebody has access that their groups do not give: who, to what, why and until when. Nothing once it has ended. */
export function AccessAlert({ action, request }: AccessAlertProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const { access, id, reason } = request;
  if (!access || access.endedAt) return null;
  const isOver = Date.parse(access.expiresAt) < Date.now();
  return (
    <Alert
      status="danger"
      icon
      className={styles.alert}
      title={t('access.isOpen', {
        role: t(`access.roles.${access.role}`),
        namespace: access.namespace,
      })}
      description={
        <span className={styles.body}>
          <span className={styles.facts}>
            <PersonAndTeam person={access.person} small />
            <Text variant="body-small">
              {t(isOver ? 'access.ending' : 'access.ends')}{' '}
              <RelativeTime moment={access.expiresAt} ahead={!isOver} />
            </Text>
          </span>
          <span className={styles.said}>{reason}</span>
        </span>
      }
      customActions={
        action ?? <Link href={`${inbox}/${id}`}>{t('access.see')}</Link>
      }
    />
  );
}
