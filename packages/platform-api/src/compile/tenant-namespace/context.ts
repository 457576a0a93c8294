import type { QuotaLimits, TenantNamespace } from '../../model/tenantNamespace';
import { LABELS } from '../conventions';
import {
  commonLabels,
  resolveTenancy,
  type Report,
  type Tenancy,
} from '../context';
import type { Placement } from '../emitter';
import type { CompileContext } from '../types';
import { checkTenantNamespace } from './checks';
import { quotaOf } from './quota';

/** Everything the emitters of a TenantNamespace read, resolved once. */
export interface TenantNamespaceContext extends Tenancy, Placement {
  spec: TenantNamespace['spec'];
  description: string | undefined;
  quota: QuotaLimits;
  /** Groups that may look, beside the owner. */
  viewers: string[];
  /** Groups that may change what runs; the owner first. */
  deployers: string[];
  rotation: string;
  /** How long a sandbox lives, ISO 8601. */
  ttl: string | undefined;
}

/** Looks everything up; gives nothing when the platform lacks something, and reports why. */
export function tenantNamespaceContext(
  document: TenantNamespace,
  context: CompileContext,
  report: Report,
): TenantNamespaceContext | undefined {
  const tenancy = resolveTenancy(document, context, report);
  if (!tenancy) return undefined;
  checkTenantNamespace(document, tenancy, report);
  const { spec, metadata } = document;
  const { tiers } = tenancy.platform;
  return {
    ...tenancy,
    spec,
    description: metadata.description,
    labels: {
      ...commonLabels(document, tenancy, tenancy.team),
      [LABELS.name]: tenancy.namespace,
      [LABELS.instance]: tenancy.namespace,
      [LABELS.tenantTier]: spec.tier,
    },
    folder: `${tenancy.clusterName}/${tenancy.namespace}/_baseline`,
    quota: quotaOf(document, tenancy.platform),
    viewers: unique([tenancy.group, ...(spec.access?.viewers ?? [])]),
    deployers: unique([tenancy.group, ...(spec.access?.deployers ?? [])]),
    rotation: spec.onCall ?? tenancy.onCall,
    ttl:
      spec.tier === 'sandbox'
        ? spec.ttl ?? tiers.sandbox.defaultTtl
        : undefined,
  };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
