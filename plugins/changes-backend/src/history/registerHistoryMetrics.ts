import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Verified } from '@waymark/plugin-changes-common';
import { Gauge, type Registry } from 'prom-client';
import type { Verifier } from './Verifier';

/**
 * Measures whether history can be trusted when Prometheus asks, from what the last verification found, whichever replica made it.
 * There is no series until the chain was verified, nor while the database does not say: a one would say that all is well.
 */
export function registerHistoryMetrics(
  registry: Registry,
  options: { verifier: Pick<Verifier, 'last'>; logger: LoggerService },
): Gauge[] {
  const gauge = (
    name: string,
    help: string,
    valueOf: (verified: Verified) => number,
  ) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.remove();
        const verified = await lastOf(options);
        if (verified) this.set(valueOf(verified));
      },
    });
  return [
    gauge(
      'waymark_changes_history_chain_holds',
      'Whether the chain of history held when it was verified last: 1, or 0 when it is broken.',
      ({ holds }) => (holds ? 1 : 0),
    ),
    gauge(
      'waymark_changes_history_verified_timestamp_seconds',
      'When the chain of history was verified last, in seconds since 1970.',
      ({ verifiedAt }) => Date.parse(verifiedAt) / 1000,
    ),
  ];
}

async function lastOf({
  logger,
  verifier,
}: Parameters<typeof registerHistoryMetrics>[1]) {
  try {
    return await verifier.last();
  } catch (error) {
    logger.warn('Trust in history cannot be measured', toError(error));
    return undefined;
  }
}
