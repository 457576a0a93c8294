import { emittersOf } from '../../emitter';
import type { TenantNamespaceContext } from '../context';

/** Makes the emitters of a TenantNamespace. */
export const namespaceEmitter = emittersOf<TenantNamespaceContext>();
