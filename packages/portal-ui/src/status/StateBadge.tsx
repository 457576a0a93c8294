import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RemixiconComponentType,
  RiCheckboxCircleFill,
  RiErrorWarningFill,
  RiIndeterminateCircleLine,
  RiProgress5Line,
  RiQuestionLine,
} from '@remixicon/react';
import { portalUiTranslationRef } from '../translation';
import styles from './StateBadge.module.css';

/**
 * The five states that anything observed can be in.
 *
 * @public
 */
export type State =
  | 'healthy'
  | 'progressing'
  | 'degraded'
  | 'unknown'
  | 'not-applicable';

const icons: Record<State, RemixiconComponentType> = {
  healthy: RiCheckboxCircleFill,
  progressing: RiProgress5Line,
  degraded: RiErrorWarningFill,
  unknown: RiQuestionLine,
  'not-applicable': RiIndeterminateCircleLine,
};

/** @public */
export type StateBadgeProps = {
  state: State;
  /** The domain's own word for it, e.g. `Failed`; the state's word by default. */
  word?: string;
};

/**
 * A state as icon, word and colour, so that no reader depends on one of them.
 *
 * @public
 */
export function StateBadge({ state, word }: StateBadgeProps) {
  const { t } = useTranslationRef(portalUiTranslationRef);
  const Icon = icons[state];
  return (
    <span className={styles.badge} data-state={state}>
      <Icon size={16} aria-hidden className={styles.icon} />
      {word ?? t(`state.${state}`)}
    </span>
  );
}
