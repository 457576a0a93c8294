export * from './GitError';
export { GitCache, type CommitInfo, type GitCacheOptions } from './GitCache';
export type { CommitInput, Person } from './commit';
export type { GitTree } from './readTree';
export { Mutex } from './Mutex';
