import { useDenial } from '@waymark/portal-ui';

/** Whether something that belongs to no team is offered: not before it is known that the reader may do it. */
export function useMay(request: Parameters<typeof useDenial>[0]): boolean {
  const denial = useDenial(request);
  return denial.state === 'ready' && denial.value === undefined;
}
