import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  Activity,
  ApprovalRequestDetail,
} from '@waymark/plugin-approvals-common';
import { PersonAndTeam, RelativeTime, Section } from '@waymark/portal-ui';
import { approvalsTranslationRef } from '../translation';
import { MessageForm } from './MessageForm';
import styles from './Request.module.css';

type LogProps = { request: ApprovalRequestDetail; onDone(): void };

/** Everything that was done and said, oldest first, and room for a comment. */
export function Log({ onDone, request }: LogProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  return (
    <Section title={t('log.title')} description={t('log.description')}>
      <ol className={styles.list}>
        {request.activity.map(entry => (
          <LogEntry
            key={entry.id}
            entry={entry}
            isAccess={request.access !== undefined}
          />
        ))}
      </ol>
      {request.you.comment && (
        <MessageForm
          label={t('log.comment')}
          send={t('log.send')}
          what={t('log.what')}
          verb={t('log.verb')}
          say={(api, text) => api.comment(request.id, { text })}
          onDone={onDone}
        />
      )}
    </Section>
  );
}

type LogEntryProps = {
  entry: Activity;
  /** Of access that was taken: nobody approved it before it was given. */
  isAccess: boolean;
};

function LogEntry({ entry, isAccess }: LogEntryProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const { actor, at, onBehalfOf, text, type, verdict } = entry;
  const given = type === 'granted' && isAccess ? 'access-given' : type;
  const done = verdict === 'reject' ? 'rejected' : given;
  return (
    <li className={styles.entry}>
      <span className={styles.who}>
        <PersonAndTeam person={actor} small />
        <Text variant="body-small">{t(`log.${done}`)}</Text>
        {onBehalfOf && (
          <>
            <Text variant="body-small">{t('log.for')}</Text>
            <PersonAndTeam person={onBehalfOf} small />
          </>
        )}
        <Text variant="body-small" color="secondary">
          <RelativeTime moment={at} />
        </Text>
      </span>
      {text && <p className={styles.said}>{text}</p>}
    </li>
  );
}
