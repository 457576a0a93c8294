import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import {
  RemixiconComponentType,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiIndeterminateCircleLine,
  RiProgress5Line,
} from '@remixicon/react';
import { formatDuration } from '../time';
import { portalUiTranslationRef } from '../translation';
import styles from './StepList.module.css';

/** @public */
export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

/** @public */
export type Step = {
  id: string;
  title: string;
  state: StepState;
  /** How long it took, or has taken so far, in milliseconds. */
  durationMs?: number;
  /** What was seen: links, commits, a message. */
  evidence?: ReactNode;
};

/** @public */
export type StepListProps = { steps: Step[]; label: string };

const icons: Record<StepState, RemixiconComponentType> = {
  waiting: RiCheckboxBlankCircleLine,
  running: RiProgress5Line,
  done: RiCheckboxCircleFill,
  failed: RiErrorWarningFill,
  skipped: RiIndeterminateCircleLine,
};

/**
 * What is being done, one step a line: state, duration and evidence as they come.
 *
 * @public
 */
export function StepList({ steps, label }: StepListProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  return (
    <ol className={styles.list} aria-label={label}>
      {steps.map(step => {
        const Icon = icons[step.state];
        return (
          <li key={step.id} className={styles.step} data-state={step.state}>
            <Icon size={20} aria-hidden className={styles.icon} />
            <div className={styles.body}>
              <div className={styles.line}>
                <span className={styles.title}>{step.title}</span>
                <VisuallyHidden>{t(`step.${step.state}`)}</VisuallyHidden>
                {step.durationMs !== undefined && (
                  <span className={styles.duration}>
                    {formatDuration(step.durationMs)}
                  </span>
                )}
              </div>
              {step.evidence && (
                <div className={styles.evidence}>{step.evidence}</div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
