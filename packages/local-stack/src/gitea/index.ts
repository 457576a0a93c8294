export * from './types';
export { GiteaError } from './GiteaError';
export { giteaTokensFile } from './places';
export { startGitea, type RunningGitea } from './startGitea';
