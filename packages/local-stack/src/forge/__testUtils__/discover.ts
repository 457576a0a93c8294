import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { GiteaEntityProvider } from '@backstage/plugin-catalog-backend-module-gitea';

const report = (message: string) => process.stderr.write(`${message}\n`);
const logger: LoggerService = {
  error: report,
  warn: report,
  info: report,
  debug: report,
  child: () => logger,
};

/**
 * Runs the catalog's Gitea provider once with the configuration in the first argument and prints
 * what it would ingest. A process of its own, because the provider imports an ES module, which
 * jest's sandbox cannot.
 */
async function main(): Promise<void> {
  const config = new ConfigReader(JSON.parse(process.argv[2]));
  const [provider] = GiteaEntityProvider.fromConfig(config, {
    logger,
    schedule: {
      run: ({ fn }) => Promise.resolve(fn(new AbortController().signal)),
    },
  });
  await provider.connect({
    applyMutation: async mutation => {
      process.stdout.write(JSON.stringify(mutation));
    },
    refresh: async () => undefined,
  });
}

main().catch(error => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
