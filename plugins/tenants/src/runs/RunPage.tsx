import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { RunStateBadge } from '@waymark/plugin-tenants-react';
import {
  Freshness,
  Page,
  PageHeader,
  PersonAndTeam,
  Problem,
} from '@waymark/portal-ui';
import { useParams } from 'react-router-dom';
import { runsRouteRef } from '../routes';
import { tenantsTranslationRef } from '../translation';
import { RunFigures } from './RunFigures';
import { RunMade } from './RunMade';
import { RunOutcome } from './RunOutcome';
import { RunStepList } from './RunStepList';
import { isOutOfReach, leftBehind } from './standing';
import { runSteps } from './steps';
import { useRun } from './useRun';
import { useRunAnswer } from './useRunAnswer';

/** One run: how it stands, its steps as they happen, what was made, and what to do next. */
export function RunPage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(tenantsTranslationRef);
  const runsLink = useRouteRef(runsRouteRef);
  const view = useRun(id);
  const { task, run } = view;
  const made = run.state === 'ready' ? run.value : undefined;
  const left = made ? leftBehind(made, task) : [];
  const steps = runSteps(task, made);
  const answer = useRunAnswer(view, steps);
  const stale = run.state === 'ready' ? run.stale?.message : undefined;
  const lost = isOutOfReach(task) ? t('run.outOfReach') : undefined;
  const isUnknown = run.state === 'failed' && !task.task && !task.loading;

  return (
    <Page>
      <PageHeader
        title={
          made ? t('run.title', { service: made.service }) : t('run.plainTitle')
        }
        above={<Link href={runsLink?.() ?? '/runs'}>{t('run.all')}</Link>}
        answer={isUnknown ? '' : answer}
      >
        {made && (
          <>
            <RunStateBadge state={made.state} />
            <PersonAndTeam person={made.requestedBy} team={made.team} />
          </>
        )}
        {run.state === 'ready' && (
          <Freshness asOf={run.at} stale={stale ?? lost} />
        )}
      </PageHeader>
      {isUnknown && (
        <Problem
          error={run.error}
          what={t('run.what')}
          verb={t('run.verb')}
          onRetry={run.retry}
        />
      )}
      {steps.length === 0 && !isUnknown && (
        <Skeleton width="100%" height={200} />
      )}
      {run.state === 'ready' && run.value && (
        <RunOutcome
          run={run.value}
          left={left}
          isCurrent={stale === undefined}
          onRemoved={run.retry}
        />
      )}
      {steps.length > 0 && (
        <RunStepList steps={steps} task={task} isLogDenied={view.isLogDenied} />
      )}
      {made && !made.failure && left.length === 0 && <RunMade run={made} />}
      {made && <RunFigures run={made} />}
    </Page>
  );
}
