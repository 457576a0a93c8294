export { environmentOf } from './batchesOf';
export { parseRollOuts, type CommitRange, type RollOut } from './RollOut';
export { countByEnvironment, readBatch, type Batch } from './trailers';
