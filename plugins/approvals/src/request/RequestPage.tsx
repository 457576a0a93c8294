import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, Text } from '@backstage/ui';
import { ApprovalRequestDetail } from '@waymark/plugin-approvals-common';
import {
  Freshness,
  Page,
  PageHeader,
  Panel,
  Problem,
  SubjectView,
} from '@waymark/portal-ui';
import { useParams } from 'react-router-dom';
import { AccessAlert } from '../access/AccessAlert';
import { EndAccessDialog } from '../access/EndAccessDialog';
import { RequestState } from '../inbox/RequestState';
import { approvalsRouteRef } from '../routes';
import { approvalsTranslationRef } from '../translation';
import { DecisionPanel } from './DecisionPanel';
import { Log } from './Log';
import { MessageForm } from './MessageForm';
import { Question } from './Question';
import styles from './Request.module.css';
import { RequestFacts } from './RequestFacts';
import { RequirementList } from './RequirementList';
import { useRequest } from './useRequest';
import { useRequestAnswer } from './useRequestAnswer';
import { WithdrawDialog } from './WithdrawDialog';

type RequestPageProps = { views?: readonly SubjectView[] };

/** One request: what is asked, what it takes, the reader's decision, and everything that was said. */
export function RequestPage({ views = [] }: RequestPageProps) {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(approvalsTranslationRef);
  const inbox = useRouteRef(approvalsRouteRef)?.() ?? '/approvals';
  const load = useRequest(id);
  const request = load.state === 'ready' ? load.value : undefined;
  const answer = useRequestAnswer(request);

  return (
    <Page>
      <PageHeader
        title={request?.subject.title ?? t('inbox.title')}
        above={<Link href={inbox}>{t('request.back')}</Link>}
        answer={load.state === 'failed' ? '' : answer}
        actions={
          load.state === 'ready' &&
          load.value.you.withdraw && (
            <WithdrawDialog id={id} onDone={load.retry} />
          )
        }
      >
        {load.state === 'ready' && (
          <span className={styles.who}>
            <RequestState request={load.value} />
            <Text color="secondary">{load.value.kindTitle}</Text>
            <Freshness asOf={load.at} stale={load.stale?.message} />
          </span>
        )}
      </PageHeader>
      {load.state === 'failed' && (
        <Problem
          error={load.error}
          what={t('request.what')}
          verb={t('request.verb')}
          onRetry={load.retry}
        />
      )}
      {load.state === 'loading' && <Skeleton width="100%" height={280} />}
      {load.state === 'ready' && (
        <>
          <AccessAlert
            request={load.value}
            action={
              load.value.you.endAccess && (
                <EndAccessDialog id={id} onDone={load.retry} />
              )
            }
          />
          <Turn request={load.value} onDone={load.retry} />
          <RequestFacts request={load.value} />
          {views
            .filter(({ types }) => types.includes(load.value.subject.type))
            .map(({ Component }, index) => (
              <Component key={index} subject={load.value.subject} />
            ))}
          <RequirementList request={load.value} />
          <Log request={load.value} onDone={load.retry} />
        </>
      )}
    </Page>
  );
}

type TurnProps = { request: ApprovalRequestDetail; onDone(): void };

/** What the reader can do now, or why there is nothing. */
function Turn({ onDone, request }: TurnProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const { state, you } = request;
  if (you.answer) {
    return (
      <Panel as="section" label={t('answer.title')}>
        <Question request={request} />
        <MessageForm
          label={t('answer.label')}
          send={t('answer.send')}
          what={t('answer.what')}
          verb={t('answer.verb')}
          say={(api, text) => api.answer(request.id, { text })}
          onDone={onDone}
          primary
        />
      </Panel>
    );
  }
  if (you.decide.length > 0) {
    return <DecisionPanel request={request} onDone={onDone} />;
  }
  return state === 'open' && you.whyNot ? (
    <Text as="p" color="secondary" className={styles.line}>
      {you.whyNot}
    </Text>
  ) : null;
}
