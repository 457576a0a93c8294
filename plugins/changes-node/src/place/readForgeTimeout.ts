import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { ConfigurationError } from '../ConfigurationError';

const KEY = 'changes.repository.timeout';
const MAX_MS = 300_000;

/**
 * Reads `changes.repository.timeout`, in milliseconds: how long an answer of the forge is waited for.
 *
 * @throws ConfigurationError when it is not from one second to five minutes
 * @public
 */
export function readForgeTimeout(config: Config): number {
  if (!config.has(KEY)) return 10_000;
  const timeoutMs = durationToMilliseconds(
    readDurationFromConfig(config, { key: KEY }),
  );
  if (timeoutMs < 1_000 || timeoutMs > MAX_MS) {
    throw new ConfigurationError({
      path: KEY,
      constraint: `is between 1000 and ${MAX_MS} ms`,
      value: timeoutMs,
      fix: 'Use 1 second to 5 minutes, such as PT10S.',
    });
  }
  return timeoutMs;
}
