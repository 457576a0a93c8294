import type { Platform } from '@waymark/platform-api';
import type { PlatformReading, PlatformSource } from './platformSource';
import type { UsedPlatform } from './types';

/** What a tree with this reading is rendered with. */
export function usedPlatform(
  { platform, source }: PlatformReading,
  { builtIn }: PlatformSource,
  lastGood?: Platform,
): UsedPlatform {
  if (platform) return { platform, source };
  return lastGood
    ? { platform: lastGood, source: 'last-good' }
    : { platform: builtIn, source: 'built-in' };
}
