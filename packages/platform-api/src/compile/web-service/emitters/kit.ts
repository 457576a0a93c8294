import { emittersOf } from '../../emitter';
import type { WebServiceContext } from '../context';

/** Makes the emitters of a WebService. */
export const webServiceEmitter = emittersOf<WebServiceContext>();
