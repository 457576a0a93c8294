import {
  defineEmitter,
  type Emitter,
  type EmitterDefinition,
} from '../../emitter';
import type { TenantNamespaceContext } from '../context';

interface TypeMeta {
  apiVersion: string;
  kind: string;
}

/** {@link defineEmitter} for TenantNamespace. */
export function namespaceEmitter<T extends TypeMeta>(
  definition: EmitterDefinition<TenantNamespaceContext, T>,
): Emitter<TenantNamespaceContext> {
  return defineEmitter<TenantNamespaceContext, T>(definition);
}
