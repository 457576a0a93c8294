export { identifyProcess } from './identifyProcess';
export { lockHolder, withLock } from './withLock';
