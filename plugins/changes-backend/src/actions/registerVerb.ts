import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { z } from 'zod';
import { parse } from '../parse';
import type { Caller } from '../service/types';
import { toV3 } from './toV3';

/** A verb that changes nothing. */
export const READS = { readOnly: true, destructive: false, idempotent: true };

/** A verb that changes what others see or run; doing it again is as doing it once. */
export const CHANGES = { readOnly: false, destructive: true, idempotent: true };

/** A verb as agents and the CLI are offered it. */
interface Verb<I extends z.ZodObject, O extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  attributes: { readOnly: boolean; destructive: boolean; idempotent: boolean };
  /** By which the request is read, as over HTTP; the caller sees the same. */
  input: I;
  output: O;
  example: { title: string; input: z.input<I> };
  call: (input: z.output<I>, caller: Caller) => Promise<z.input<O>>;
}

/** Registers a verb as an action: the same request, permission and audit as over HTTP, by the door of agents. */
export function registerVerb<I extends z.ZodObject, O extends z.ZodObject>(
  registry: ActionsRegistryService,
  { call, example, input: request, output, ...texts }: Verb<I, O>,
): void {
  registry.register({
    ...texts,
    schema: {
      // What HTTP does not know it refuses; silently leaving it out would answer another question.
      input: v3 => toV3(v3, request).strict(),
      output: v3 => toV3(v3, output),
    },
    examples: [example],
    action: async ({ input, credentials }) => ({
      output: await call(parse(request, input), { credentials, door: 'agent' }),
    }),
  });
}
