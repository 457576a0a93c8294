import { createApp } from './app.js';
import { ConfigurationError, readSettings, type Settings } from './config.js';

/**
 * Waits between the stop signal and the closing of connections. Readiness turns false at once; by the
 * time connections close, the platform has taken this replica out of its Service, so that no caller
 * meets a closed door. A second signal stops now.
 */
async function serve(settings: Settings): Promise<void> {
  const { app, lifecycle } = await createApp(settings);

  const close = async () => {
    const late = setTimeout(() => {
      app.log.error({ seconds: settings.SHUTDOWN_SECONDS }, 'requests still ran');
      process.exit(1);
    }, settings.SHUTDOWN_SECONDS * 1000);
    await app.close();
    clearTimeout(late);
    app.log.info('stopped');
  };

  const stop = () => {
    if (lifecycle.state === 'draining') process.exit(1);
    lifecycle.state = 'draining';
    app.log.info({ seconds: settings.DRAIN_SECONDS }, 'draining');
    setTimeout(close, settings.DRAIN_SECONDS * 1000);
  };

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await app.listen({ host: settings.HOST, port: settings.PORT });
}

try {
  await serve(readSettings(process.env));
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
