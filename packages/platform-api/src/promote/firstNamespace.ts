import { tenantNamespaceName } from '../compile/names';
import { API_VERSION } from '../model/primitives';
import type { TenantNamespace, TenantTier } from '../model/tenantNamespace';
import type { Platform } from '../platform/platform';

/**
 * The namespace that a team gets when its first service in an environment asks for one: the smallest
 * quota, on shared nodes unless the data is restricted. Pure.
 */
export function firstNamespace(options: {
  platform: Platform;
  team: string;
  environment: string;
  dataSensitivity?: string;
}): TenantNamespace {
  const { platform, team, environment, dataSensitivity } = options;
  const tier: TenantTier =
    dataSensitivity === 'restricted' ? 'shared-sensitive' : 'shared-standard';
  const target = targetOf(platform, environment, tier);
  return {
    apiVersion: API_VERSION,
    kind: 'TenantNamespace',
    metadata: { name: tenantNamespaceName(team, environment) },
    spec: {
      owner: team,
      tier,
      ...(target ? { target } : {}),
      quota: { profile: 'small' },
    },
  };
}

/** A target to name because the environment's own does not take the tier. */
function targetOf(platform: Platform, environment: string, tier: TenantTier) {
  const own = platform.environments[environment]?.defaultTarget;
  if (own && platform.targets[own]?.tiers.includes(tier)) {
    return undefined;
  }
  return Object.entries(platform.targets).find(([, { tiers }]) =>
    tiers.includes(tier),
  )?.[0];
}
