import {
  findingsFromSchema,
  platformSchema,
  type Finding,
  type InstallationAddresses,
  type Platform,
} from '@waymark/platform-api';
import {
  PLATFORM_PARTS,
  type ConfigurationDocuments,
  type PlatformDraft,
} from './parts';

/** The platform, or what keeps the documents from being one. */
export type ToPlatformResult =
  | { ok: true; platform: Platform }
  | { ok: false; findings: Finding[] };

/**
 * What the documents of `platform/` are together: what compile() reads. Pure; equal documents give equal platforms.
 *
 * @param documents - valid by themselves, by path
 * @param installation - addresses that differ between installations and so are not in Git
 */
export function toPlatform(
  documents: ConfigurationDocuments,
  installation: InstallationAddresses,
): ToPlatformResult {
  // By path, whatever the order they came in.
  const sorted = new Map([...documents].sort(([a], [b]) => (a < b ? -1 : 1)));
  const draft = PLATFORM_PARTS.reduce<PlatformDraft>(
    (all, part) => ({
      ...all,
      ...part.toPlatform({ documents: sorted }, installation),
    }),
    {},
  );
  const parsed = platformSchema.safeParse(draft);
  return parsed.success
    ? { ok: true, platform: parsed.data }
    : { ok: false, findings: findingsFromSchema(draft, platformSchema) };
}
