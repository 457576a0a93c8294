import { useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text, TextAreaField } from '@backstage/ui';
import { ApprovalRequestDetail } from '@waymark/plugin-approvals-common';
import { Panel, Problem } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { approvalsTranslationRef } from '../translation';
import styles from './Request.module.css';
import { useAct } from './useRequest';

type DecisionPanelProps = {
  request: ApprovalRequestDetail;
  onDone(): void;
};

const MIN_REASON = 3;

/** The reader's part: what approving leads to, and the ways to decide it. */
export function DecisionPanel({ onDone, request }: DecisionPanelProps) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const [text, setText] = useState('');
  const { act, error, isPending } = useAct(onDone);
  const panel = useRef<HTMLDivElement>(null);
  const [params] = useSearchParams();
  const wanted = params.get('decide');

  // Whoever came by a key of the inbox goes on by keys.
  useEffect(() => {
    const field = wanted === 'reject' ? 'textarea' : 'button';
    if (wanted) panel.current?.querySelector<HTMLElement>(field)?.focus();
  }, [wanted]);

  const [seat] = request.you.decide;
  if (!seat) return null;
  const part = request.requirements.find(({ id }) => id === seat.requirement);
  const reason = text.trim();
  const hasReason = reason.length >= MIN_REASON;
  const left = request.requirements.filter(one => {
    const approvals = one.decisions.length + (one.id === part?.id ? 1 : 0);
    return approvals < one.quorum;
  }).length;

  const last =
    request.subject.type === 'change-set'
      ? t('decide.lastOfChange')
      : t('decide.last');
  const outcome = left === 0 ? last : t('decide.notLast', { count: left });
  const consequence = request.access ? t('access.reviewHint') : outcome;

  const decide = (verdict: 'approve' | 'reject') =>
    act(api =>
      api.decide(request.id, {
        verdict,
        requirement: seat.requirement,
        ...(hasReason && { reason }),
      }),
    );

  return (
    <Panel as="section" label={t('decide.title')} busy={isPending}>
      <div className={styles.form} ref={panel}>
        <Text as="h2" variant="title-x-small" className={styles.line}>
          {t('decide.title')}
        </Text>
        <Text as="p" className={styles.line}>
          {seat.onBehalfOf
            ? t('decide.partFor', {
                part: part?.title ?? seat.requirement,
                person: seat.onBehalfOf.replace(/^user:default\//, ''),
              })
            : t('decide.part', { part: part?.title ?? seat.requirement })}{' '}
          {consequence}
        </Text>
        <TextAreaField
          label={t('decide.reason')}
          description={t('decide.reasonHint', { min: String(MIN_REASON) })}
          value={text}
          onChange={setText}
          isDisabled={isPending}
        />
        <div className={styles.buttons}>
          <Button
            variant="primary"
            isPending={isPending}
            onPress={() => decide('approve')}
          >
            {t(request.access ? 'access.approve' : 'decide.approve')}
          </Button>
          <Button
            variant="secondary"
            isDisabled={!hasReason || isPending}
            onPress={() => decide('reject')}
          >
            {t(request.access ? 'access.reject' : 'decide.reject')}
          </Button>
          <Button
            variant="secondary"
            isDisabled={!hasReason || isPending}
            onPress={() =>
              act(api => api.askBack(request.id, { text: reason })).then(
                done => done && setText(''),
              )
            }
          >
            {t('decide.askBack')}
          </Button>
        </div>
        {error && (
          <Problem
            error={error}
            what={t('decide.what')}
            verb={t('decide.verb')}
          />
        )}
      </div>
    </Panel>
  );
}
