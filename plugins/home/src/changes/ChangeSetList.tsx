import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { ChangeSetPage, ChangeSetState } from '@waymark/plugin-changes-common';
import {
  EmptyState,
  Load,
  PersonAndTeam,
  Problem,
  RelativeTime,
  RowList,
  Shortened,
  State,
  StateBadge,
} from '@waymark/portal-ui';
import { homeTranslationRef } from '../translation';

const stateOf: Record<ChangeSetState, State> = {
  pending: 'progressing',
  proposed: 'progressing',
  committed: 'healthy',
  closed: 'not-applicable',
  failed: 'degraded',
};

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
    <RowList
      items={changeSets.value.items.map(changeSet => {
        const reason = <Shortened text={changeSet.reason} />;
        const { changeRequest, state } = changeSet;
        return {
          id: changeSet.id,
          title: changeRequest ? (
            <Link href={changeRequest.url}>{reason}</Link>
          ) : (
            <Text>{reason}</Text>
          ),
          meta: (
            <>
              <PersonAndTeam small person={changeSet.author} />
              {t('changes.documents', { count: changeSet.documents.length })}
              <RelativeTime moment={changeSet.createdAt} />
            </>
          ),
          state: (
            <StateBadge
              state={stateOf[state]}
              word={t(`changeSetState.${state}`)}
            />
          ),
        };
      })}
    />
  );
}
