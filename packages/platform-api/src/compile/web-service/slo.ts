import type { IPrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';

type Group = NonNullable<IPrometheusRule['spec']['groups']>[number];
/** One rule of a PrometheusRule. */
export type Rule = NonNullable<Group['rules']>[number];

/**
 * Burn rates and their windows, for a 30 day objective.
 *
 * Source: The Site Reliability Workbook, chapter 5, table 5-8,
 * https://sre.google/workbook/alerting-on-slos/ ("multiwindow, multi-burn-rate alerts").
 */
export const BURN_RATES = [
  { severity: 'page', factor: 14.4, long: '1h', short: '5m', hold: '2m' },
  { severity: 'page', factor: 6, long: '6h', short: '30m', hold: '15m' },
  { severity: 'ticket', factor: 3, long: '1d', short: '2h', hold: '1h' },
  { severity: 'ticket', factor: 1, long: '3d', short: '6h', hold: '3h' },
] as const;

/** Every window that a recording rule keeps, shortest first. */
export const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'] as const;

/** Name of the recorded error ratio over a window, as Prometheus' naming practice has it. */
export function recordName(window: string): string {
  return `service:http_request_errors:ratio_rate${window}`;
}

/** Share of requests that may fail: 99.9 → 0.001, without binary noise. */
export function errorBudget(availability: number): number {
  return Math.round((100 - availability) * 1e4) / 1e6;
}
