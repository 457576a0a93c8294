export { errorsOf } from './explainHeld';
export * from './reconcile';
export { LastGoodOutput, type LastGood } from './lastGood';
