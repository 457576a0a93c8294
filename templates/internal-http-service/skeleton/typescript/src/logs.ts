import { trace } from '@opentelemetry/api';
import type { FastifyServerOptions } from 'fastify';
import type { Settings } from './config.js';

/** Logs: one JSON object a line on standard output, with the request's and the trace's ids. */
export function logger(level: Settings['LOG_LEVEL']): FastifyServerOptions['logger'] {
  return {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const context = trace.getActiveSpan()?.spanContext();
      return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
    },
  };
}
