import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import {
  ChangeSetReview,
  ENDED_STATES,
  RollOut,
} from '@waymark/plugin-changes-common';
import {
  Freshness,
  Page,
  PageHeader,
  PersonAndTeam,
  Problem,
  RelativeTime,
  useLoad,
} from '@waymark/portal-ui';
import { useParams } from 'react-router-dom';
import { changesApiRef } from '../api';
import { RollOutAnswer } from '../roll-out/RollOutAnswer';
import { ChangeSetRollOut } from '../roll-out/RollOutSection';
import { useRollOut } from '../roll-out/useRollOut';
import { changesTranslationRef } from '../translation';
import { Actions } from './Actions';
import { ApprovalsSection } from './ApprovalsSection';
import { BlastRadiusSection } from './BlastRadiusSection';
import { DocumentsSection } from './DocumentsSection';
import { FindingsSection } from './FindingsSection';
import { HistorySection } from './HistorySection';
import { StateOfChangeSet } from './StateOfChangeSet';

const EVERY_MS = 10_000;

/** One change set: how it stands and what comes next, what it changes, and what that does to the whole fleet. */
export function ChangeSetPage() {
  const { t } = useTranslationRef(changesTranslationRef);
  const api = useApi(changesApiRef);
  const { id = '' } = useParams();
  const loaded = useLoad(() => api.reviewChangeSet(id), [api, id], {
    refreshMs: EVERY_MS,
    until: ({ changeSet }) =>
      ENDED_STATES.includes(changeSet.state) &&
      (changeSet.state !== 'committed' || changeSet.rendered !== undefined),
  });
  const review = loaded.state === 'ready' ? loaded.value : undefined;
  const batches = useRollOut(review?.changeSet);
  const rollOut = batches.state === 'ready' ? batches.value : undefined;

  return (
    <Page>
      <PageHeader
        title={titleOf(review)}
        above={<Link href="/changes">{t('changeSet.title')}</Link>}
        answer={
          loaded.state === 'failed'
            ? ''
            : review && <Answer review={review} rollOut={rollOut} />
        }
        actions={
          loaded.state === 'ready' && (
            <Actions
              changeSet={loaded.value.changeSet}
              onChanged={loaded.retry}
            />
          )
        }
      >
        {review && (
          <>
            <StateOfChangeSet state={review.changeSet.state} />
            <PersonAndTeam
              person={review.changeSet.author}
              team={
                review.changeSet.teams.length === 1
                  ? review.changeSet.teams[0]
                  : undefined
              }
            />
            <RelativeTime moment={review.changeSet.createdAt} />
            <Freshness
              asOf={review.asOf}
              source={t('changeSet.against', {
                commit: review.against.slice(0, 8),
              })}
              stale={
                loaded.state === 'ready' ? loaded.stale?.message : undefined
              }
            />
          </>
        )}
      </PageHeader>
      {loaded.state === 'failed' && (
        <Problem
          error={loaded.error}
          what={t('changeSet.whatOne')}
          verb={t('changeSet.verb')}
          onRetry={loaded.retry}
        />
      )}
      {loaded.state === 'loading' && <Skeleton width="100%" height={320} />}
      {review && (
        <>
          {review.changeSet.approvalRequests && (
            <ApprovalsSection requests={review.changeSet.approvalRequests} />
          )}
          {review.changeSet.commit && (
            <ChangeSetRollOut
              loaded={batches}
              onChanged={loaded.state === 'ready' ? loaded.retry : () => {}}
            />
          )}
          <DocumentsSection review={review} />
          <FindingsSection review={review} />
          <BlastRadiusSection key={revisionOf(review)} id={id} />
          <HistorySection review={review} />
        </>
      )}
    </Page>
  );

  function titleOf(found: ChangeSetReview | undefined): string {
    if (!found) return t('changeSet.one');
    return found.changeSet.reason || t('changeSet.untitled');
  }
}

/** What is compared anew when it is another one: the edits, and the main that they are compared with. */
function revisionOf({ against, changeSet }: ChangeSetReview): string {
  return `${against} ${changeSet.revision ?? ''}`;
}

type AnswerProps = { review: ChangeSetReview; rollOut: RollOut | undefined };

function Answer({ review, rollOut }: AnswerProps) {
  const { t } = useTranslationRef(changesTranslationRef);
  const { changeSet, valid } = review;
  const { failure, note, rendered, state, supersededBy } = changeSet;
  const documents = review.withoutEffect.join(', ');
  const held = documents && t('changeSet.next.withoutEffect', { documents });
  // It tells who merged it in the forge, and whether that counts.
  if (state === 'committed' && note) return `${note} ${held}`.trim();
  if (state === 'committed' && rendered) return t('changeSet.next.rendered');
  if (held) return held;
  if (state === 'committed' && rollOut && rollOut.state !== 'done') {
    return <RollOutAnswer rollOut={rollOut} />;
  }
  if (state === 'proposed' && !valid) {
    return t('changeSet.next.proposedInvalid');
  }
  if (state === 'approved' && !valid)
    return t('changeSet.next.approvedInvalid');
  const why = failure?.message ?? (supersededBy ? undefined : note);
  return (
    <>
      {t(`changeSet.next.${state}`)}
      {why && ` ${why}`}
      {supersededBy && (
        <>
          {' '}
          <Link href={`/changes/${supersededBy}`}>{t('changeSet.newer')}</Link>
        </>
      )}
    </>
  );
}
