export * from './types';
export { startForge } from './server';
export { seedRepository } from './seed';
export { PLATFORM_USERS, PORTAL_USER, RECONCILER_USER } from './store/users';
