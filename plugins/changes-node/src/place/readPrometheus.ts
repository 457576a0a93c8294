import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { InstallationAddresses } from '@waymark/platform-api';
import { ConfigurationError } from '../ConfigurationError';

const KEY = 'changes.prometheus';
const MAX_SECONDS = 300;

/**
 * Reads `changes.prometheus`: what rendered analyses of canaries ask.
 *
 * @throws ConfigurationError when the interval is not whole seconds up to five minutes
 */
export function readPrometheus(
  config: Config,
): InstallationAddresses['prometheus'] {
  const url = config.getOptionalString(`${KEY}.url`);
  if (!url) return undefined;
  const key = `${KEY}.scrapeInterval`;
  const scrapeSeconds = config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key })) / 1_000
    : 30;
  const whole = Number.isInteger(scrapeSeconds);
  if (!whole || scrapeSeconds < 1 || scrapeSeconds > MAX_SECONDS) {
    throw new ConfigurationError({
      path: key,
      constraint: `is whole seconds from 1 to ${MAX_SECONDS}`,
      value: `${scrapeSeconds} s`,
      fix: 'Use the scrape interval of that Prometheus, such as PT30S.',
    });
  }
  return { url: url.replace(/\/+$/, ''), scrapeSeconds };
}
