import { Client } from 'pg';

/** Where and as whom to connect. */
export interface DatabaseLogin {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** Whether the server lets this role into this database, within two seconds. */
export async function canConnect(login: DatabaseLogin): Promise<boolean> {
  const client = new Client({ ...login, connectionTimeoutMillis: 2_000 });
  // pg reports a connection that breaks while idle as an event, which would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
