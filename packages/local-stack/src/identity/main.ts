import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readPeople } from './people';
import { startIdentity } from './startIdentity';

/**
 * Runs the identity provider until SIGTERM or SIGINT. Settings come from the environment, so that no secret stands on
 * a command line.
 */
const settingsSchema = z.object({
  WAYMARK_IDENTITY_STATE: z.string().min(1),
  WAYMARK_IDENTITY_PORT: z.coerce.number().int().min(0).max(65535),
  /** File of User and Group entities. */
  WAYMARK_IDENTITY_PEOPLE: z.string().min(1),
  WAYMARK_IDENTITY_REDIRECT_URI: z.url(),
  WAYMARK_OIDC_CLIENT_ID: z.string().min(1),
  WAYMARK_OIDC_CLIENT_SECRET: z.string().min(16),
});

async function main() {
  const settings = settingsSchema.parse(process.env);
  const identity = await startIdentity({
    stateDir: settings.WAYMARK_IDENTITY_STATE,
    port: settings.WAYMARK_IDENTITY_PORT,
    people: readPeople(
      await readFile(settings.WAYMARK_IDENTITY_PEOPLE, 'utf8'),
    ),
    client: {
      id: settings.WAYMARK_OIDC_CLIENT_ID,
      secret: settings.WAYMARK_OIDC_CLIENT_SECRET,
      redirectUris: [settings.WAYMARK_IDENTITY_REDIRECT_URI],
    },
  });
  process.stdout.write(`Identity provider at ${identity.url}\n`);
  const stop = () => {
    identity.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch(error => {
  process.stderr.write(
    `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
});
