import { z } from 'zod';
import { NAME } from './service.js';

const number = (minimum: number, maximum: number, fallback: number) =>
  z.coerce.number().min(minimum).max(maximum).default(fallback);

const environment = z.object({
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: number(1, 65535, 8080).pipe(z.int()),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** From the stop signal until connections close; readiness is false meanwhile. */
  DRAIN_SECONDS: number(0, 60, 3),
  /** The longest wait for requests that still run. */
  SHUTDOWN_SECONDS: number(1, 300, 30),
  SERVICE_VERSION: z.string().default('development'),
  OTEL_SERVICE_NAME: z.string().default(NAME),
  /** Base address of an OTLP collector. Unset: no tracing. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
});

/** Every setting; the schema above has bounds and defaults. */
export type Settings = z.infer<typeof environment>;

/** One or more environment variables are wrong; the message names each. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

/** Reads environment variables, checked once before anything starts. */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `${name}=${JSON.stringify(variables[name])}: ${issue.message}`;
  });
  throw new ConfigurationError(`Configuration of ${NAME} is wrong.\n${lines.join('\n')}`);
}
