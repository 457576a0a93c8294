import type { PlatformDocument } from '@waymark/platform-api';
import { has, ofKind, type ConfigurationTree } from '../documents/tree';
import { configurationPath } from '../kinds';
import { QUOTA_PROFILE_NAMES } from '../kinds/quotaProfile';
import { SIZE_PROFILES } from '../kinds/sizeProfile';
import { defineInvariant } from './invariant';

type Profile = { kind: 'SizeProfile' | 'QuotaProfile'; name: string };

const PROFILES: readonly Profile[] = [
  ...SIZE_PROFILES.map(name => ({ kind: 'SizeProfile' as const, name })),
  ...QUOTA_PROFILE_NAMES.map(name => ({ kind: 'QuotaProfile' as const, name })),
];

/** Documents that ask for a profile, by its path. */
function users({ tenants }: ConfigurationTree): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, document } of tenants) {
    if (!document) continue;
    const profile = askedFor(document);
    found.set(profile, [...(found.get(profile) ?? []), path]);
  }
  return found;
}

function askedFor(document: PlatformDocument): string {
  return document.kind === 'WebService'
    ? configurationPath('SizeProfile', document.spec.runtime.size)
    : configurationPath(
        'QuotaProfile',
        document.spec.quota?.profile ?? 'small',
      );
}

/** Profiles that are not there, with who asks for them. */
function absent(tree: ConfigurationTree) {
  const asking = users(tree);
  return PROFILES.filter(({ kind, name }) => !has(tree, kind, name)).map(
    profile => {
      const path = configurationPath(profile.kind, profile.name);
      return { ...profile, path, users: asking.get(path) ?? [] };
    },
  );
}

/** A profile that intent asks for stays. */
export const profileInUse = defineInvariant({
  id: 'profile-in-use',
  title: 'A profile in use cannot go',
  why: 'What asks for it could not be rendered any more.',
  breaks: tree =>
    absent(tree).flatMap(({ path, kind, name, users: asking }) =>
      asking.length === 0
        ? []
        : [
            {
              document: path,
              path: '',
              value: name,
              message: `There is no ${kind} "${name}", and ${
                asking.length === 1
                  ? `${asking[0]} asks for it`
                  : `${asking.length} documents ask for it, ${asking[0]} among them`
              }.`,
              fix: 'Put it back, or let them ask for another one first.',
            },
          ],
    ),
});

/** A profile that intent may ask for is there. */
export const profileSet = defineInvariant({
  id: 'profile-set',
  title: 'Every profile that intent may ask for is there',
  why: 'Forms, the CLI and agents offer all of them; one that is missing is found out by whoever chooses it.',
  breaks: tree =>
    absent(tree).flatMap(({ path, kind, name, users: asking }) =>
      // Without an organization everything is missing, and that is told once.
      asking.length > 0 || !ofKind(tree, 'Organization').length
        ? []
        : [
            {
              document: path,
              path: '',
              value: name,
              message: `There is no ${kind} "${name}".`,
              fix: 'Put it back. The names of profiles belong to the API and do not change with the configuration.',
            },
          ],
    ),
});
