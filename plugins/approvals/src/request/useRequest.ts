import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApprovalRequestDetail,
  ApprovalsApi,
} from '@waymark/plugin-approvals-common';
import { Load, useLoad } from '@waymark/portal-ui';
import { approvalsApiRef } from '../api';

/** A verb on the request; resolves to whether it was done. */
export type Act = (
  verb: (api: ApprovalsApi) => Promise<unknown>,
) => Promise<boolean>;

/** What a form needs to do one verb at a time and say what went wrong. */
export function useAct(onDone: () => void): {
  act: Act;
  error?: Error;
  isPending: boolean;
} {
  const api = useApi(approvalsApiRef);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const act: Act = async verb => {
    setPending(true);
    setError(undefined);
    try {
      await verb(api);
      onDone();
      return true;
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { act, isPending, ...(error && { error }) };
}

/** A request, kept fresh. */
export function useRequest(id: string): Load<ApprovalRequestDetail> {
  const api = useApi(approvalsApiRef);
  return useLoad(() => api.getRequest(id), [api, id], { refreshMs: 10_000 });
}
