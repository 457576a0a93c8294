export * from './types';
export * from './errors';
export * from './webhook';
export { GiteaForge } from './gitea/GiteaForge';
export type { GiteaConnection } from './gitea/http';
