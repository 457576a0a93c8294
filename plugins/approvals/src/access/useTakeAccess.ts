import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { BreakGlassInput } from '@waymark/plugin-approvals-common';
import { approvalsApiRef } from '../api';
import { AccessFinding, findingsOf } from './findings';

/** Takes access once, however often it is pressed. */
export function useTakeAccess(onTaken: (id: string) => void) {
  const api = useApi(approvalsApiRef);
  const [idempotencyKey] = useState(() => `portal:${crypto.randomUUID()}`);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const [findings, setFindings] = useState<AccessFinding[]>([]);

  const take = async (input: Omit<BreakGlassInput, 'idempotencyKey'>) => {
    setPending(true);
    setError(undefined);
    setFindings([]);
    try {
      const { id } = await api.breakGlass({ ...input, idempotencyKey });
      onTaken(id);
    } catch (failure) {
      const found = findingsOf(failure);
      setFindings(found);
      if (found.length === 0) {
        setError(
          failure instanceof Error ? failure : new Error(String(failure)),
        );
      }
    } finally {
      setPending(false);
    }
  };
  return { take, isPending, findings, ...(error && { error }) };
}
