import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  ApprovalRequest,
  RequirementStatus,
} from '@waymark/plugin-approvals-common';
import { PersonAndTeam, Section, StateBadge } from '@waymark/portal-ui';
import { approvalsTranslationRef } from '../translation';
import styles from './Request.module.css';

/** Each part of what is required: why, who may decide it, and who has. */
export function RequirementList({ request }: { request: ApprovalRequest }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  return (
    <Section title={t('parts.title')} description={t('parts.description')}>
      <ul className={styles.list}>
        {request.requirements.map(part => (
          <li key={part.id} className={styles.entry}>
            <span className={styles.who}>
              <Text weight="bold">{part.title}</Text>
              <PartState part={part} open={request.state === 'open'} />
            </span>
            <Text as="p" color="secondary" className={styles.line}>
              {part.reason}
            </Text>
            <span className={styles.who}>
              <Text variant="body-small" color="secondary">
                {t('parts.quorum', { count: part.quorum })}
              </Text>
              {part.groups.map(group => (
                <PersonAndTeam key={group} team={group} small />
              ))}
            </span>
            {part.decisions.map(({ by, onBehalfOf, reason, verdict }) => (
              <span key={by} className={styles.who}>
                <PersonAndTeam person={by} small />
                <Text variant="body-small">
                  {t(
                    verdict === 'approve'
                      ? 'parts.approved'
                      : 'parts.rejectedBy',
                  )}
                </Text>
                {onBehalfOf && (
                  <>
                    <Text variant="body-small">{t('parts.for')}</Text>
                    <PersonAndTeam person={onBehalfOf} small />
                  </>
                )}
                {reason && (
                  <Text variant="body-small" className={styles.said}>
                    “{reason}”
                  </Text>
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PartState({ open, part }: { open: boolean; part: RequirementStatus }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  if (part.met) return <StateBadge state="healthy" word={t('parts.met')} />;
  if (part.decisions.some(({ verdict }) => verdict === 'reject')) {
    return <StateBadge state="degraded" word={t('parts.rejected')} />;
  }
  return open ? (
    <StateBadge state="progressing" word={t('parts.open')} />
  ) : (
    <StateBadge state="not-applicable" word={t('parts.none')} />
  );
}
