import { RunState } from '@waymark/plugin-tenants-common';
import { State, StateBadge } from '@waymark/portal-ui';
import { useRunStateWord } from './useRunStateWord';

/** Each state of a run as one of the five states that anything can be in. */
const stateOf: Record<RunState, State> = {
  open: 'progressing',
  running: 'progressing',
  committed: 'progressing',
  'waiting-for-approval': 'progressing',
  done: 'healthy',
  failed: 'degraded',
  cleaning: 'degraded',
  cleaned: 'not-applicable',
};

/**
 * How a run stands, as icon, word and colour.
 *
 * @public
 */
export function RunStateBadge({ state }: { state: RunState }) {
  const word = useRunStateWord();
  return <StateBadge state={stateOf[state]} word={word(state)} />;
}
