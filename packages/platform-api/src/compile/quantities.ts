import type { ResourceAmount } from './types';

const BINARY = { Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;

/** Cores of a Kubernetes CPU quantity: `250m` → 0.25. */
export function cpuCores(quantity: string): number {
  return quantity.endsWith('m')
    ? Number(quantity.slice(0, -1)) / 1000
    : Number(quantity);
}

/** Bytes of a Kubernetes memory quantity in Mi, Gi or Ti: `1Gi` → 1073741824. */
export function memoryBytes(quantity: string): number {
  const amount = Number(quantity.slice(0, -2));
  if (quantity.endsWith('Ti')) return amount * BINARY.Ti;
  return amount * (quantity.endsWith('Gi') ? BINARY.Gi : BINARY.Mi);
}

/** What a number of replicas requests together. */
export function usageOf(
  replicas: number,
  request: { cpuRequest: string; memoryRequest: string },
): ResourceAmount {
  return {
    // Whole millicores, so that 3 × 0.1 is 0.3.
    cpuCores: Math.round(replicas * cpuCores(request.cpuRequest) * 1000) / 1000,
    memoryBytes: replicas * memoryBytes(request.memoryRequest),
  };
}
