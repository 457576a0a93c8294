import { useState } from 'react';
import { BreakGlassInput } from '@waymark/plugin-approvals-common';
import { useAct } from '../request/useRequest';

/** Takes access once, however often it is pressed. */
export function useTakeAccess(onTaken: (id: string) => void) {
  const [idempotencyKey] = useState(() => `portal:${crypto.randomUUID()}`);
  const { act, error, isPending } = useAct(() => undefined);
  const take = (input: Omit<BreakGlassInput, 'idempotencyKey'>) =>
    act(async api => {
      const { id } = await api.breakGlass({ ...input, idempotencyKey });
      onTaken(id);
    });
  return { take, isPending, ...(error && { error }) };
}
