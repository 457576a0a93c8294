import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import type { DraftBounds } from './service/DefaultDrafts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Settings of this plugin, checked. */
export type Settings = {
  drafts: DraftBounds;
  namespaces: { frequencyMs: number };
  sweeper: { frequencyMs: number; abandonAfterMs: number };
};

const schema = z.object({
  drafts: z.object({
    maxBytes: z.int().min(1024).max(262_144),
    maxCount: z.int().min(1).max(500),
  }),
  namespaces: z.object({
    frequencyMs: z.int().min(1000).max(DAY_MS),
  }),
  sweeper: z.object({
    frequencyMs: z.int().min(1000).max(DAY_MS),
    abandonAfterMs: z.int().min(1000).max(DAY_MS),
  }),
});

/** @throws an error that names the key when a value is out of bounds */
export function readSettings(config: Config): Settings {
  const tenants = config.getOptionalConfig('tenants');
  const duration = (key: string, fallback: number) =>
    tenants?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(tenants, { key }))
      : fallback;
  const parsed = schema.safeParse({
    drafts: {
      maxBytes: tenants?.getOptionalNumber('drafts.maxBytes') ?? 65_536,
      maxCount: tenants?.getOptionalNumber('drafts.maxCount') ?? 50,
    },
    namespaces: {
      frequencyMs: duration('namespaces.frequency', 15 * MINUTE_MS),
    },
    sweeper: {
      frequencyMs: duration('sweeper.frequency', MINUTE_MS / 2),
      abandonAfterMs: duration('sweeper.abandonAfter', 15 * MINUTE_MS),
    },
  });
  if (!parsed.success) {
    throw new Error(
      `Configuration of tenants is wrong: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
