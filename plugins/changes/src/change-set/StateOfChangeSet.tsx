import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeSetState } from '@waymark/plugin-changes-common';
import { State, StateBadge } from '@waymark/portal-ui';
import { changesTranslationRef } from '../translation';

const states: Record<ChangeSetState, State> = {
  draft: 'not-applicable',
  pending: 'progressing',
  proposed: 'progressing',
  approved: 'progressing',
  committed: 'healthy',
  rejected: 'degraded',
  withdrawn: 'not-applicable',
  superseded: 'not-applicable',
  failed: 'degraded',
};

/** How a change set stands, as icon, word and colour. */
export function StateOfChangeSet({ state }: { state: ChangeSetState }) {
  const { t } = useTranslationRef(changesTranslationRef);
  return (
    <StateBadge state={states[state]} word={t(`changeSet.states.${state}`)} />
  );
}
