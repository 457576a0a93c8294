import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refused } from './problems.js';

const greetings = new Map([
  ['en', 'Hello'],
  ['de', 'Hallo'],
  ['fr', 'Bonjour'],
  ['cs', 'Dobrý den'],
]);

const greeting = z
  .object({ message: z.string(), language: z.string() })
  .describe('A greeting for one person.');

/** An example of an API: replace it with your own, and keep its shape. */
export const greetingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/v1/greetings/:name',
    {
      schema: {
        operationId: 'getGreeting',
        summary: 'Greet someone',
        tags: ['greetings'],
        params: z.object({
          name: z
            .string()
            .max(64)
            .regex(/^[^\s<>]+$/),
        }),
        querystring: z.object({ language: z.string().min(2).max(8).default('en') }),
        response: { 200: greeting },
      },
    },
    async ({ params, query }) => {
      const word = greetings.get(query.language);
      if (word === undefined) {
        const known = [...greetings.keys()].join(', ');
        throw new Refused(404, `No greeting in '${query.language}'; known are ${known}.`);
      }
      return { message: `${word}, ${params.name}.`, language: query.language };
    },
  );
};
