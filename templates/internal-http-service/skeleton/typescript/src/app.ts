import swagger from '@fastify/swagger';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Settings } from './config.js';
import { greetingRoutes } from './greetings.js';
import { healthRoutes, type Lifecycle } from './health.js';
import { logger } from './logs.js';
import { problems } from './problems.js';
import { aroundRequests, requestId } from './requests.js';
import { DESCRIPTION, NAME } from './service.js';
import { tracing } from './tracing.js';

/** Puts the application together; whatever must be opened first belongs before `running`. */
export async function createApp(
  settings: Settings,
): Promise<{ app: FastifyInstance; lifecycle: Lifecycle }> {
  const lifecycle: Lifecycle = { state: 'starting' };
  const app: FastifyInstance = fastify({
    logger: logger(settings.LOG_LEVEL) ?? true,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'request_id',
    }),
    genReqId: requestId,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await tracing(app, settings);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: NAME, version: '1.0.0', description: DESCRIPTION },
    },
    transform: jsonSchemaTransform,
  });
  problems(app);
  aroundRequests(app);
  healthRoutes(app, lifecycle);
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await app.register(greetingRoutes);
  app.addHook('onReady', async () => {
    lifecycle.state = 'running';
  });
  return { app, lifecycle };
}
