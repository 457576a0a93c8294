export { identifyProcess } from './identifyProcess';
export { withLock } from './withLock';
