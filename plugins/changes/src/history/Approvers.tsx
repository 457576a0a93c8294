import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HistoryEntry } from '@waymark/plugin-changes-common';
import { PersonAndTeam } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';
import styles from './TimeSlider.module.css';

const PERSON = 'user:';

/** Who approved what a commit changed. Ids of requests, which stand there too, are left to the change set's page. */
export function Approvers({ approvals }: Pick<HistoryEntry, 'approvals'>) {
  const { t } = useTranslationRef(changesTranslationRef);
  const people = approvals.filter(approval => approval.startsWith(PERSON));
  if (people.length === 0) return null;
  return (
    <span className={styles.meta}>
      {t('history.approvedBy')}
      {people.map(person => (
        <PersonAndTeam key={person} person={person} small />
      ))}
    </span>
  );
}
