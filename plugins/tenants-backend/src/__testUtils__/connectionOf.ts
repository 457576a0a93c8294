import type { Knex } from 'knex';

/** How a backend of its own connects to the database that a test was given. */
export function connectionOf(knex: Knex) {
  const { host, port, user, password, database } =
    knex.client.connectionSettings;
  // The password is not enumerable there.
  return { host, port, user, password, database };
}
