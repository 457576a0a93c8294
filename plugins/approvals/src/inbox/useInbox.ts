import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApprovalRequestPage,
  ApprovalView,
  viewSchema,
} from '@waymark/plugin-approvals-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { useSearchParams } from 'react-router-dom';
import { approvalsApiRef } from '../api';

const PAGE = 25;
const MOST = 100;

/** The requests of the view that the URL names. */
export function useInbox() {
  const api = useApi(approvalsApiRef);
  const [params, setParams] = useSearchParams();
  const view = viewSchema.catch('waiting').parse(params.get('view'));
  const [limit, setLimit] = useState(PAGE);
  const page: Load<ApprovalRequestPage> = useLoad(
    () => api.listRequests({ view, limit }),
    [api, view, limit],
    { refreshMs: 15_000 },
  );
  const choose = (next: ApprovalView) => {
    setLimit(PAGE);
    setParams(next === 'waiting' ? {} : { view: next }, { replace: true });
  };
  const hasMore =
    page.state === 'ready' && page.value.nextCursor && limit < MOST;
  return {
    choose,
    page,
    view,
    ...(hasMore && { showMore: () => setLimit(MOST) }),
  };
}
