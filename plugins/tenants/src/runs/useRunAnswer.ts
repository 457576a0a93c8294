import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ProvisioningRun } from '@waymark/plugin-tenants-common';
import { tenantsTranslationRef } from '../translation';
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

  const ofRun = ({ state, service }: ProvisioningRun) => {
    if (state === 'open' || state === 'running') return running(service);
    return t(`run.answer.${state}`, { service });
  };

  if (run.state === 'ready') return ofRun(run.value);
  if (task.error) return t('run.answer.taskFailed');
  if (task.completed) return t('run.answer.taskDone');
  if (task.loading) return undefined;
  return running(String(task.task?.spec.parameters?.name ?? ''));
}
