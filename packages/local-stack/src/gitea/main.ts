import { z } from 'zod';
import { startGitea } from './startGitea';

const environment = z.object({
  WAYMARK_GITEA_BINARY: z.string().min(1),
  WAYMARK_GITEA_SHARE: z.string().min(1),
  WAYMARK_GITEA_ROOT: z.string().min(1),
  WAYMARK_GITEA_PORT: z.coerce.number().int().min(1).max(65535),
});

/** Holds the Gitea of `./waymark up --cluster`: starts it, ends with it, and stops it on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const settings = environment.parse(process.env);
  const gitea = await startGitea({
    binary: settings.WAYMARK_GITEA_BINARY,
    share: settings.WAYMARK_GITEA_SHARE,
    root: settings.WAYMARK_GITEA_ROOT,
    port: settings.WAYMARK_GITEA_PORT,
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void gitea.stop());
  process.stdout.write(`Gitea at ${gitea.url}, for local use only\n`);
  await gitea.ended;
  process.stdout.write('Gitea ended\n');
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
