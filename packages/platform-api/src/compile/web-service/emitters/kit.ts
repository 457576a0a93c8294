import {
  defineEmitter,
  type Emitter,
  type EmitterDefinition,
} from '../../emitter';
import type { WebServiceContext } from '../context';

interface TypeMeta {
  apiVersion: string;
  kind: string;
}

/** {@link defineEmitter} for WebService. */
export function webServiceEmitter<T extends TypeMeta>(
  definition: EmitterDefinition<WebServiceContext, T>,
): Emitter<WebServiceContext> {
  return defineEmitter<WebServiceContext, T>(definition);
}
