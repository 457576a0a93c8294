import { METRICS } from '../conventions';
import type { WebServiceContext } from './context';

type Source = Pick<WebServiceContext, 'namespace' | 'name'>;

/** `{namespace="…",job="…"[,…]}`: the series of one service. Names hold no character to escape. */
export function series({ namespace, name }: Source, extra = ''): string {
  return `{namespace="${namespace}",job="${name}"${extra ? `,${extra}` : ''}}`;
}

/** Share of requests that a server error answered, 0 to 1; 0 while there was no error at all. */
export function errorRatio(source: Source, window: string, extra = ''): string {
  const errors = [`${METRICS.statusLabel}=~"5.."`, extra]
    .filter(Boolean)
    .join(',');
  return `(sum(rate(${METRICS.requests}${series(
    source,
    errors,
  )}[${window}])) or vector(0)) / sum(rate(${METRICS.requests}${series(
    source,
    extra,
  )}[${window}]))`;
}

/** A quantile of latency, in seconds. */
export function latency(
  source: Source,
  quantile: number,
  window: string,
  extra = '',
): string {
  return `histogram_quantile(${quantile}, sum by (le) (rate(${
    METRICS.latency
  }_bucket${series(source, extra)}[${window}])))`;
}

/** Requests a second. */
export function requestRate(source: Source, window: string): string {
  return `sum(rate(${METRICS.requests}${series(source)}[${window}]))`;
}
