import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import {
  ChangeSet,
  ChangeSetPage,
  ChangeSetState,
} from '@waymark/plugin-changes-common';
import {
  EmptyState,
  Load,
  PersonAndTeam,
  Problem,
  RelativeTime,
  State,
  StateBadge,
} from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';
import styles from './ChangesSection.module.css';

const stateOf: Record<ChangeSetState, State> = {
  pending: 'progressing',
  proposed: 'progressing',
  committed: 'healthy',
  closed: 'not-applicable',
  failed: 'degraded',
};

function ChangeSetRow({ changeSet }: { changeSet: ChangeSet }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const { reason, changeRequest, author, documents, state } = changeSet;
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        {changeRequest ? (
          <Link href={changeRequest.url}>{reason}</Link>
        ) : (
          <Text>{reason}</Text>
        )}
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.meta}
        >
          <PersonAndTeam small person={author} />
          {t('changes.documents', { count: documents.length })}
          <RelativeTime moment={changeSet.createdAt} />
        </Text>
      </div>
      <StateBadge state={stateOf[state]} word={t(`changeSetState.${state}`)} />
    </li>
  );
}

/** The newest change sets. */
export function ChangeSetList(props: { changeSets: Load<ChangeSetPage> }) {
  const { changeSets } = props;
  const { t } = useTranslationRef(homeTranslationRef);
  if (changeSets.state === 'loading')
    return <Skeleton width="100%" height={120} />;
  if (changeSets.state === 'failed') {
    return (
      <Problem
        error={changeSets.error}
        what={t('changes.what')}
        verb={t('changes.verb')}
        onRetry={changeSets.retry}
      />
    );
  }
  if (changeSets.value.items.length === 0) {
    return <EmptyState title={t('changes.none')} why={t('changes.noneWhy')} />;
  }
  return (
    <ul className={styles.list}>
      {changeSets.value.items.map(changeSet => (
        <ChangeSetRow key={changeSet.id} changeSet={changeSet} />
      ))}
    </ul>
  );
}
