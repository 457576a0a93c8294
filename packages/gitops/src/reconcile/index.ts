export { errorsOf } from './explainHeld';
export { Holds, type Hold } from './holds';
export * from './reconcile';
export { refusedGrants } from './refusedGrants';
export {
  isConfiguration,
  LastGoodOutput,
  type LastGood,
  type LastGoodDocument,
} from './lastGood';
export type { RollOutContext } from './nextOutput';
export { readLeft, readRollOuts } from './standing';
export { replay, type Replay } from './replay';
export {
  renderIntent,
  type HeldOutput,
  type RenderContext,
  type RenderedIntent,
} from './renderIntent';
export { findUpgrade, type CompilerAt, type CompilerUpgrade } from './upgrade';
