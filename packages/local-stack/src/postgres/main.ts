import { z } from 'zod';
import { ensureDatabase } from './ensureDatabase';
import { startPostgres } from './startPostgres';

const environment = z.object({
  WAYMARK_POSTGRES_DATA: z.string().min(1),
  WAYMARK_POSTGRES_PORT: z.coerce.number().int().min(1).max(65535),
  WAYMARK_POSTGRES_USER: z.string().min(1),
  WAYMARK_POSTGRES_PASSWORD: z.string().min(1),
  WAYMARK_POSTGRES_DATABASE: z.string().min(1),
});

/** Holds the server of `./waymark up`: starts it, ends with it, and stops it on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const settings = environment.parse(process.env);
  const server = await startPostgres({
    dataDir: settings.WAYMARK_POSTGRES_DATA,
    port: settings.WAYMARK_POSTGRES_PORT,
    durable: true,
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void server.stop());
  await ensureDatabase(server.connectionString, {
    role: settings.WAYMARK_POSTGRES_USER,
    password: settings.WAYMARK_POSTGRES_PASSWORD,
    database: settings.WAYMARK_POSTGRES_DATABASE,
  });
  process.stdout.write(`PostgreSQL listens on 127.0.0.1:${server.port}\n`);
  await server.ended;
  process.stdout.write('PostgreSQL ended\n');
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
