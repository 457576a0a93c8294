import { startForge } from './server';

/** Entry of the process that `./waymark up` starts: `WAYMARK_FORGE_ROOT`, `WAYMARK_FORGE_PORT`. */
async function main(): Promise<void> {
  const { WAYMARK_FORGE_ROOT: root, WAYMARK_FORGE_PORT: port = '7072' } =
    process.env;
  if (!root)
    throw new Error(
      'WAYMARK_FORGE_ROOT: the folder of the repositories is required',
    );
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`WAYMARK_FORGE_PORT: '${port}' is not a port`);
  }
  const write = (line: string) =>
    process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  const forge = await startForge({ root, port: Number(port), log: write });
  write(`local forge at ${forge.url}, for local use only`);

  const stop = () => {
    forge.stop().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch(error => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
