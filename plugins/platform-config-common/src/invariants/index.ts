import { sortFindings } from '@waymark/platform-api';
import type { ConfigurationTree, DocumentFinding } from '../documents/tree';
import { cpuCeiling, gpuCeiling, memoryCeiling } from './ceilings';
import { complianceZone } from './complianceZone';
import { costCenter } from './costCenter';
import type { Invariant } from './invariant';
import { mirroredNetworkPolicies } from './mirroredNetworkPolicies';
import { ownerExists } from './ownerExists';
import { productionApprovers, productionPodSecurity } from './production';
import { profileInUse, profileSet } from './profiles';
import { references } from './references';
import { singleOrganization } from './singleOrganization';
import { teamCeiling } from './teamCeiling';
import { teamCycle } from './teamCycle';
import { uniqueNames } from './uniqueNames';

/** What always holds over `platform/` and `tenants/` together. */
export const INVARIANTS: readonly Invariant[] = [
  singleOrganization,
  gpuCeiling,
  cpuCeiling,
  memoryCeiling,
  teamCeiling,
  mirroredNetworkPolicies,
  productionPodSecurity,
  productionApprovers,
  references,
  uniqueNames,
  teamCycle,
  profileInUse,
  profileSet,
  complianceZone,
  costCenter,
  ownerExists,
];

/** Every break of every invariant, by document and then as findings are always sorted. */
export function checkInvariants(tree: ConfigurationTree): DocumentFinding[] {
  return sortByDocument(INVARIANTS.flatMap(({ check }) => check(tree)));
}

/** Findings in the one order they are reported in. */
export function sortByDocument(
  findings: readonly DocumentFinding[],
): DocumentFinding[] {
  const documents = [...new Set(findings.map(({ document }) => document))];
  return documents
    .sort()
    .flatMap(document =>
      sortFindings(findings.filter(one => one.document === document)).map(
        one => ({ ...one, document }),
      ),
    );
}
