import { AsyncLocalStorage } from 'node:async_hooks';

/** What a request was refused for, if it was. */
type Memory = { permission?: string };

const memories = new AsyncLocalStorage<Memory>();

/** Runs the handling of one request with a memory of its own. */
export function withDenials<T>(handle: () => T): T {
  return memories.run({}, handle);
}

/** Notes a permission that the request in hand does not have without condition; the last one decides. */
export function noteDenial(permission: string): void {
  const memory = memories.getStore();
  if (memory) memory.permission = permission;
}

/** The permission that the request in hand was refused last. */
export function lastDenial(): string | undefined {
  return memories.getStore()?.permission;
}
