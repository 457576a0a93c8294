import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Delivery, ReconcilerStatus } from '@waymark/plugin-changes-common';
import { changesTranslationRef } from '../translation';
import { readDuration } from './duration';

/** The page's one sentence: what stands in the way first. Undefined while nothing is known. */
export function useAnswer(
  status: ReconcilerStatus | undefined,
  delivery: Delivery | undefined,
): string | undefined {
  const { t } = useTranslationRef(changesTranslationRef);
  if (!status) return undefined;
  const stopped = status.rollOuts.filter(({ state }) => state === 'stopped');
  if (stopped.length > 0) {
    return t('answer.stopped', { count: stopped.length });
  }
  if (status.rollOuts.length > 0) {
    return t('answer.rollingOut', { count: status.rollOuts.length });
  }
  const { commits } = status.queue;
  if (commits > 0) {
    return t('answer.waiting', {
      count: commits,
      lag: readDuration(status.lag),
    });
  }
  if (status.lastRun?.state === 'held') return t('answer.upgrade');
  if (!status.upToDate) return t('answer.behind');
  if (status.held.length > 0) {
    return t('answer.held', { count: status.held.length });
  }
  if (!delivery) return t('answer.rendered');
  const last = delivery.steps.find(({ state }) => state !== 'reached');
  if (!last) return t('answer.healthy');
  return {
    reached: t('answer.healthy'),
    'not-applicable': t('answer.rendered'),
    unknown: t('answer.unknown'),
    failed: t('answer.failed'),
    waiting: t(
      last.stage === 'healthy' ? 'answer.notHealthy' : 'answer.notSynced',
    ),
  }[last.state];
}
