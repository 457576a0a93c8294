import { hasErrors, sortFindings, type Finding } from '../findings/finding';
import type { PlatformDocument } from '../model/document';
import type { Report } from './context';
import { compileTenantNamespace } from './tenant-namespace/compile';
import type { Compilation, CompileContext, ResourceAmount } from './types';
import { compileWebService } from './web-service/compile';

const NOTHING: ResourceAmount = { cpuCores: 0, memoryBytes: 0 };

/**
 * Turns intent into Kubernetes objects.
 *
 * Pure and deterministic: no I/O, no clock, no randomness; equal input gives equal output, in the
 * same order. The document must come from `parseDocument`. Problems that only the platform can
 * show (unknown profile, no gateway …) come as findings; with an error there are no objects.
 */
export function compile(
  document: PlatformDocument,
  context: CompileContext,
): Compilation {
  const findings: Finding[] = [];
  const report: Report = finding =>
    findings.push({ severity: 'error', ...finding });
  const result =
    document.kind === 'WebService'
      ? compileWebService(document, context, report)
      : compileTenantNamespace(document, context, report);
  const usage = result?.usage ?? {
    atMinReplicas: NOTHING,
    atMaxReplicas: NOTHING,
  };
  const objects = result && !hasErrors(findings) ? result.objects : [];
  return { objects, findings: sortFindings(findings), usage };
}
