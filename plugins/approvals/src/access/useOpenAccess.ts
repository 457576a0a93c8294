import { useApi } from '@backstage/frontend-plugin-api';
import { ApprovalRequest } from '@waymark/plugin-approvals-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';

const MOST = 20;

/** Break-glass access that has not ended: a team's, or all that the reader may see. */
export function useOpenAccess(team?: string): Load<ApprovalRequest[]> {
  const api = useApi(approvalsApiRef);
  return useLoad(
    async () => {
      const { items } = await api.listRequests({
        kind: 'break-glass',
        access: 'open',
        limit: MOST,
        ...(team && { team }),
      });
      return items;
    },
    [api, team],
    { refreshMs: 15_000 },
  );
}
