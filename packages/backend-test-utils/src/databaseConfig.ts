import type { Knex } from 'knex';

/**
 * `backend.database` of a backend on the database that a test was given, with a schema for each plugin.
 *
 * @public
 */
export function databaseConfig(knex: Knex) {
  const { host, port, user, password, database } =
    knex.client.connectionSettings;
  return {
    client: 'pg',
    pluginDivisionMode: 'schema',
    // Named one by one: the password is not enumerable there.
    connection: { host, port, user, password, database },
  };
}
