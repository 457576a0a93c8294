export * from './types';
export { startForge } from './server';
export { seedRepository } from './seed';
export { PORTAL_USER, RECONCILER_USER } from './store/users';
