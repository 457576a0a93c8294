import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApprovalRequestDetail } from '@waymark/plugin-approvals-common';
import { approvalsTranslationRef } from '../translation';

/** The page's one sentence: how it stands, and whether it is the reader's turn. */
export function useRequestAnswer(
  request: ApprovalRequestDetail | undefined,
): string | undefined {
  const { t } = useTranslationRef(approvalsTranslationRef);
  if (!request) return undefined;
  const { access, requirements, state, waitingFor, you } = request;
  if (access && state !== 'open') return t(`access.${state}`);
  if (state === 'approved' && request.subject.type === 'change-set') {
    return t('request.approvedChange');
  }
  if (state !== 'open') return t(`request.${state}`);
  if (access && !access.endedAt) return t('access.isOn');
  if (you.answer) return t('request.askedYou');
  if (waitingFor === 'requester') return t('request.asked');
  if (access && you.decide.length > 0) return t('access.yours');
  if (access) return t('access.unreviewed');
  if (you.decide.length > 0) return t('request.yours');
  return t('request.open', {
    met: String(requirements.filter(({ met }) => met).length),
    of: String(requirements.length),
  });
}
