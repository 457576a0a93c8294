import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
import { isAbandoned, isOutOfReach, leftBehind } from './standing';
import { RunPageStep } from './steps';
import { RunView } from './useRun';

/** The page's sentence, from the run if it exists already, else from its task. */
export function useRunAnswer({ task, run }: RunView, steps: RunPageStep[]) {
  const { t } = useTranslationRef(tenantsTranslationRef);

  const running = (service: string) => {
    const step = 1 + steps.findIndex(item => item.state === 'running');
    return step === 0
      ? t('run.answer.starting')
      : t('run.answer.running', {
          service,
          step: String(step),
          steps: String(steps.length),
        });
  };

  const ofRun = (made: ProvisioningRun) => {
    const { state, service } = made;
    if (isAbandoned(made, task)) return t('run.answer.abandoned', { service });
    if (state === 'open' || state === 'running') return running(service);
    const left = state === 'cleaned' ? leftBehind(made, task).length : 0;
    return left > 0
      ? t('run.answer.cleanedPartly', { service, count: left })
      : t(`run.answer.${state}`, { service });
  };

  if (run.state === 'ready' && run.value) return ofRun(run.value);
  if (task.error && !isOutOfReach(task)) return t('run.answer.taskFailed');
  if (task.completed && !task.error) return t('run.answer.taskDone');
  if (!task.task) return undefined;
  return running(String(task.task.spec.parameters.name ?? ''));
}
