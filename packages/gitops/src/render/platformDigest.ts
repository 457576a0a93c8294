import { createHash } from 'node:crypto';
import type { Platform } from '@waymark/platform-api';

const known = new WeakMap<Platform, string>();

/** A name for a platform: equal platforms, equal name, whatever the order of their fields. */
export function platformDigest(platform: Platform): string {
  const found = known.get(platform);
  if (found) return found;
  const text = JSON.stringify(platform, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  known.set(platform, digest);
  return digest;
}
