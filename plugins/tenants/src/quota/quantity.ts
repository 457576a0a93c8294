import { QuotaLine } from '@waymark/plugin-tenants-common';

const rounded = (value: number) => Math.round(value * 100) / 100;

/** A quantity in its unit, without digits nobody can use. */
export function quantity(value: number, unit: QuotaLine['unit']): string {
  const amount = rounded(value);
  if (unit === 'count') return String(amount);
  return amount === 1 && unit === 'cores' ? '1 core' : `${amount} ${unit}`;
}

/** How much of a limit is taken: `2 of 8 cores`. */
export function share({ limit, unit, used }: QuotaLine): string {
  return `${rounded(used)} of ${quantity(limit, unit)}`;
}
