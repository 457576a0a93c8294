import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { State, StateBadge } from '@waymark/portal-ui';
import { approvalsTranslationRef } from '../translation';

const states: Record<ApprovalRequest['state'], State> = {
  open: 'progressing',
  approved: 'healthy',
  rejected: 'degraded',
  expired: 'not-applicable',
  withdrawn: 'not-applicable',
};

/** How a request stands. */
export function RequestState({ request }: { request: ApprovalRequest }) {
  const { t } = useTranslationRef(approvalsTranslationRef);
  const { state, waitingFor } = request;
  const word = waitingFor === 'requester' ? 'asked' : state;
  return <StateBadge state={states[state]} word={t(`state.${word}`)} />;
}
