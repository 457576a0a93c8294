import { Turn } from './useTravel';

/** Where the page of history is. */
export const HISTORY_PATH = '/configuration/history';

/** Address of a view of history. */
export function historyHref(turn: Turn): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(turn)) {
    if (value) params.set(name, value);
  }
  return `${HISTORY_PATH}?${params}`;
}
