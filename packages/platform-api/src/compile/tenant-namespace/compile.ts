import type { TenantNamespace } from '../../model/tenantNamespace';
import type { KindResult, Report } from '../context';
import type { CompiledObject, CompileContext } from '../types';
import { tenantNamespaceContext } from './context';
import { tenantNamespaceEmitters } from './emitters';

const NOTHING = { cpuCores: 0, memoryBytes: 0 };

/** The baseline of a tenant namespace. It allows use and makes none. */
export function compileTenantNamespace(
  document: TenantNamespace,
  compileContext: CompileContext,
  report: Report,
): KindResult | undefined {
  const context = tenantNamespaceContext(document, compileContext, report);
  if (!context) return undefined;
  const objects: CompiledObject[] = [];
  for (const emitter of tenantNamespaceEmitters) emitter.emit(context, objects);
  return {
    objects,
    usage: { atMinReplicas: NOTHING, atMaxReplicas: NOTHING },
  };
}
