import type { FastifyInstance } from 'fastify';

/** Where the process is in its life; only `running` takes traffic. */
export type Lifecycle = { state: 'starting' | 'running' | 'draining' };

/** The three addresses that tell the platform how the process is. */
export function healthRoutes(app: FastifyInstance, lifecycle: Lifecycle): void {
  const hidden = { schema: { hide: true } };

  // Has it finished starting? Until then the other probes are not asked.
  app.get('/health/startup', hidden, (_request, reply) => {
    reply.code(lifecycle.state === 'starting' ? 503 : 200).send({ status: lifecycle.state });
  });

  // Is the process alive? Checks nothing else: a restart would not mend a dependency.
  app.get('/health/live', hidden, (_request, reply) => {
    reply.send({ status: 'alive' });
  });

  // May it be sent traffic? False as soon as it was asked to stop.
  app.get('/health/ready', hidden, (_request, reply) => {
    reply.code(lifecycle.state === 'running' ? 200 : 503).send({ status: lifecycle.state });
  });
}
