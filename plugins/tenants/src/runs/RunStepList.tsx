import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TaskStream } from '@backstage/plugin-scaffolder-react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
  Text,
} from '@backstage/ui';
import { CodeBlock, Section, StepList, useNow } from '@waymark/portal-ui';
import { tenantsTranslationRef } from '../translation';
import styles from './RunStepList.module.css';
import { RunPageStep } from './steps';

type RunStepListProps = {
  steps: RunPageStep[];
  task: TaskStream;
  isLogDenied: boolean;
};

/** The steps, and the log behind a disclosure. */
export function RunStepList({ steps, task, isLogDenied }: RunStepListProps) {
  const { t } = useTranslationRef(tenantsTranslationRef);
  const now = useNow(1000);
  const log = Object.values(task.stepLogs).flat().join('\n');

  const soFar = ({ state, startedAt, durationMs }: RunPageStep) =>
    state === 'running' && startedAt
      ? Math.max(now.getTime() - startedAt.getTime(), 0)
      : durationMs;

  return (
    <Section title={t('run.steps')}>
      <StepList
        label={t('run.steps')}
        steps={steps.map(step => ({
          ...step,
          durationMs: soFar(step),
          evidence: (step.message || step.links.length > 0) && (
            <div className={styles.evidence}>
              {step.message && <Text color="secondary">{step.message}</Text>}
              {step.links.map(link => (
                <Link key={link.url} href={link.url}>
                  {link.title}
                </Link>
              ))}
            </div>
          ),
        }))}
      />
      {task.task ? (
        <Accordion>
          <AccordionTrigger title={t('run.logs')} />
          <AccordionPanel>
            <CodeBlock name={t('run.logs')} code={log || t('run.noLogs')} />
          </AccordionPanel>
        </Accordion>
      ) : (
        <Text variant="body-small" color="secondary">
          {isLogDenied ? t('run.logDenied') : t('run.noTask')}
        </Text>
      )}
    </Section>
  );
}
