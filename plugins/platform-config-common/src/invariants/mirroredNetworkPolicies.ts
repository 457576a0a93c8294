import type { NetworkPolicyProfile } from '@waymark/platform-api';
import { ofKind } from '../documents/tree';
import { defineInvariant } from './invariant';

/** Staging is guarded as production is. */
export const mirroredNetworkPolicies = defineInvariant({
  id: 'mirrored-network-policies',
  title: 'Staging mirrors production’s network policies',
  why: 'A way that is open in staging and closed in production is found out at the release.',
  breaks(tree) {
    const profiles = new Map(
      ofKind(tree, 'NetworkPolicyProfile').map(({ name, spec }) => [
        name,
        canonical(spec),
      ]),
    );
    const environments = ofKind(tree, 'Environment');
    const rulesOf = (profile: string | undefined) =>
      profile === undefined ? '' : profiles.get(profile);
    const productions = environments.filter(
      ({ spec }) => spec.stage === 'production',
    );
    return environments
      .filter(({ spec }) => spec.stage === 'staging')
      .flatMap(({ path, name, spec }) => {
        const own = rulesOf(spec.networkPolicy);
        const other = productions.find(production => {
          const theirs = rulesOf(production.spec.networkPolicy);
          // A profile that is not there is another invariant's to tell.
          return own !== undefined && theirs !== undefined && own !== theirs;
        });
        if (!other) return [];
        const wanted = other.spec.networkPolicy;
        return [
          {
            document: path,
            path: 'spec.networkPolicy',
            value: spec.networkPolicy,
            message: `"${name}" has other network policies than "${other.name}".`,
            fix: wanted
              ? `Set it to "${wanted}", or change both.`
              : 'Remove it, or give production the same.',
          },
        ];
      });
  },
});

/** Equal rules, equal text: a profile of another name may say the same. */
function canonical({ egress = [], ...flags }: NetworkPolicyProfile): string {
  return JSON.stringify([
    Object.entries(flags).sort(([a], [b]) => (a < b ? -1 : 1)),
    egress
      .map(({ cidrs, ports }) =>
        JSON.stringify([[...cidrs].sort(), [...ports].sort((a, b) => a - b)]),
      )
      .sort(),
  ]);
}
