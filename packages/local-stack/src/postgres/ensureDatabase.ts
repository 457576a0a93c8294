import { Client } from 'pg';

/** The database to make and the role that owns it. */
export interface DatabaseRequest {
  database: string;
  role: string;
  password: string;
}

/**
 * Makes sure that a role with this password and a database it owns exist. The role may log in and owns its database:
 * no superuser, no right to make roles or databases, and nobody else may connect.
 *
 * @param superuser - connection string of a superuser
 */
export async function ensureDatabase(
  superuser: string,
  request: DatabaseRequest,
): Promise<void> {
  const client = new Client({ connectionString: superuser });
  await client.connect();
  try {
    const role = client.escapeIdentifier(request.role);
    const database = client.escapeIdentifier(request.database);
    const known = await client.query(
      'SELECT 1 FROM pg_roles WHERE rolname = $1',
      [request.role],
    );
    const verb = known.rowCount ? 'ALTER' : 'CREATE';
    await client.query(
      `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(
        request.password,
      )}`,
    );
    const there = await client.query(
      'SELECT 1 FROM pg_database WHERE datname = $1',
      [request.database],
    );
    if (!there.rowCount)
      await client.query(`CREATE DATABASE ${database} OWNER ${role}`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  } finally {
    await client.end();
  }
}
