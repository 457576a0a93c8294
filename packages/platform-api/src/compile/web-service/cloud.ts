import { didYouMean } from '../../findings/suggest';
import { API_GROUP } from '../../model/primitives';
import type { WebService } from '../../model/webService';
import type { Platform } from '../../platform/platform';
import { own, type Report } from '../context';

/** What cloud access means for service account and pods. */
export interface CloudIdentity {
  any: boolean;
  annotations: Record<string, string>;
  podLabels: Record<string, string>;
  azureClientId?: string;
}

/**
 * Finds the profiles' role and identity.
 *
 * Keys are those of IRSA (https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html)
 * and Azure Workload Identity (https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html).
 */
export function resolveCloud(
  { spec }: WebService,
  platform: Platform,
  report: Report,
): CloudIdentity | undefined {
  const { aws, azure } = spec.identity?.cloudAccess ?? {};
  const identity: CloudIdentity = {
    any: aws !== undefined || azure !== undefined,
    annotations: {},
    podLabels: {},
  };
  let complete = true;
  if (aws) {
    const profiles = platform.identity.aws?.roleProfiles ?? {};
    const profile = own(profiles, aws.roleProfile);
    if (profile) {
      identity.annotations['eks.amazonaws.com/role-arn'] = profile.roleArn;
      note(identity, 'aws', aws.permissions, aws.resources);
    } else {
      complete = false;
      unknown('aws.roleProfile', aws.roleProfile, profiles, report);
    }
    reportWildcards('aws', aws.permissions, report);
  }
  if (azure) {
    const profiles = platform.identity.azure?.managedIdentityProfiles ?? {};
    const profile = own(profiles, azure.managedIdentityProfile);
    if (profile && platform.identity.azure) {
      identity.azureClientId = profile.clientId;
      identity.annotations['azure.workload.identity/client-id'] =
        profile.clientId;
      identity.annotations['azure.workload.identity/tenant-id'] =
        platform.identity.azure.tenantId;
      identity.podLabels['azure.workload.identity/use'] = 'true';
      note(identity, 'azure', azure.permissions, azure.scope && [azure.scope]);
    } else {
      complete = false;
      unknown(
        'azure.managedIdentityProfile',
        azure.managedIdentityProfile,
        profiles,
        report,
      );
    }
    reportWildcards('azure', azure.permissions, report);
  }
  return complete ? identity : undefined;
}

/** What was asked for, on the account itself, for whoever audits it. */
function note(
  { annotations }: CloudIdentity,
  cloud: 'aws' | 'azure',
  permissions: readonly string[] = [],
  resources: readonly string[] | '' = [],
): void {
  if (permissions.length > 0) {
    annotations[`${API_GROUP}/${cloud}-permissions`] = permissions.join(', ');
  }
  if (resources.length > 0) {
    annotations[`${API_GROUP}/${cloud}-resources`] = [...resources].join(', ');
  }
}

function unknown(
  field: string,
  name: string,
  known: Record<string, unknown>,
  report: Report,
): void {
  report({
    path: `spec.identity.cloudAccess.${field}`,
    constraint: 'identity.profile',
    value: name,
    message: `The platform has no such profile "${name}".`,
    fix: didYouMean(name, Object.keys(known)),
  });
}

function reportWildcards(
  cloud: 'aws' | 'azure',
  permissions: readonly string[] = [],
  report: Report,
): void {
  permissions.forEach((permission, index) => {
    if (!permission.includes('*')) return;
    report({
      path: `spec.identity.cloudAccess.${cloud}.permissions[${index}]`,
      constraint: 'identity.wildcard',
      value: permission,
      severity: 'warning',
      message: `"${permission}" grants more than one action.`,
      fix: 'List the actions that the service calls.',
    });
  });
}
