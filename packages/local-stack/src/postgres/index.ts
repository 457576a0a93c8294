export { ensureDatabase, type DatabaseRequest } from './ensureDatabase';
export { canConnect, type DatabaseLogin } from './canConnect';
export { PostgresError } from './PostgresError';
export { releaseDataFolder } from './postmaster';
export {
  freePort,
  startPostgres,
  type PostgresOptions,
  type RunningPostgres,
} from './startPostgres';
