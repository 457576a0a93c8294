export * from './types';
export { GiteaError } from './GiteaError';
export { giteaTokensFile } from './places';
export { releaseGitea } from './releaseServer';
export { startGitea, type RunningGitea } from './startGitea';
