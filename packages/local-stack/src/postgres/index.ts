export { ensureDatabase, type DatabaseRequest } from './ensureDatabase';
export { PostgresError } from './PostgresError';
export {
  freePort,
  startPostgres,
  type PostgresOptions,
  type RunningPostgres,
} from './startPostgres';
