import type { WebService } from '../../model/webService';
import type { KindResult, Report } from '../context';
import { usageOf } from '../quantities';
import type { CompiledObject, CompileContext } from '../types';
import { checkWebService } from './checks';
import { webServiceContext } from './context';
import { webServiceEmitters } from './emitters';

/** The objects of a WebService, by the emitters that its intent calls for. */
export function compileWebService(
  document: WebService,
  compileContext: CompileContext,
  report: Report,
): KindResult | undefined {
  const context = webServiceContext(document, compileContext, report);
  if (!context) return undefined;
  checkWebService(context, report);
  const objects: CompiledObject[] = [];
  for (const emitter of webServiceEmitters) emitter.emit(context, objects);
  const { minReplicas, maxReplicas } = document.spec.scaling;
  return {
    objects,
    usage: {
      atMinReplicas: usageOf(minReplicas, context.resources),
      atMaxReplicas: usageOf(maxReplicas, context.resources),
    },
  };
}
