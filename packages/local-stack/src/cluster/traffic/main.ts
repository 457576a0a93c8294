import { z } from 'zod';
import { ClusterClient } from '../client';
import { Declarations } from './Declarations';
import { readyVersions } from './readyVersions';
import { startTraffic } from './startTraffic';

/** Runs the exporter of synthetic traffic until SIGTERM or SIGINT. */
const settingsSchema = z.object({
  WAYMARK_TRAFFIC_PORT: z.coerce.number().int().min(0).max(65535),
  /** Of an account that may list pods. */
  WAYMARK_TRAFFIC_KUBECONFIG: z.string().min(1),
  /** File of what is declared. */
  WAYMARK_TRAFFIC_DECLARATIONS: z.string().min(1),
});

async function main() {
  const settings = settingsSchema.parse(process.env);
  const client = ClusterClient.fromKubeconfig(
    settings.WAYMARK_TRAFFIC_KUBECONFIG,
  );
  const running = await startTraffic({
    port: settings.WAYMARK_TRAFFIC_PORT,
    declarations: await Declarations.open(
      settings.WAYMARK_TRAFFIC_DECLARATIONS,
    ),
    versions: () => readyVersions(client),
  });
  process.stdout.write(`Synthetic traffic at ${running.url}\n`);
  const stop = () => {
    running.stop().then(
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
