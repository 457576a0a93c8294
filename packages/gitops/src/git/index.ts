export * from './GitError';
export { GitCache, type GitCacheOptions } from './GitCache';
export { trailerLines } from './commit';
export type { CommitInput, Person } from './commit';
export type { CommitInfo, LoggedCommit, LogQuery, TouchedPath } from './log';
export type { GitTree } from './readTree';
export { Mutex } from './Mutex';
export type { HistoryEntry } from './history';
export type { Step, SteppedFile, StepRef } from './steps';
