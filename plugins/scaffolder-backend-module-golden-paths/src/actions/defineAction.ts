import { InputError } from '@backstage/errors';
import type {
  ActionContext,
  TemplateAction,
  TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';

type ActionSchema = NonNullable<TemplateAction['schema']>['input'];

/** What an action's handler is given: the scaffolder's context, with input and output as the shapes say. */
export type ContextOf<
  I extends z.ZodObject,
  O extends z.ZodType<JsonObject>,
> = Omit<ActionContext<JsonObject>, 'input' | 'output'> & {
  input: z.output<I>;
  output: <K extends keyof z.output<O> & string>(
    name: K,
    value: z.output<O>[K] & (JsonValue | undefined),
  ) => void;
};

/**
 * An action of the scaffolder whose shapes are those of the domain. `createTemplateAction` takes them in
 * zod v3 only, to turn them into the JSON Schema that the scaffolder checks input against and shows;
 * here that JSON Schema comes from zod v4, so that no shape is written twice.
 */
export function defineAction<
  I extends z.ZodObject,
  O extends z.ZodObject & z.ZodType<JsonObject>,
>(options: {
  id: string;
  description: string;
  examples: TemplateExample[];
  input: I;
  output: O;
  handler: (ctx: ContextOf<I, O>) => Promise<void>;
}): TemplateAction {
  const { handler, input, output, ...rest } = options;
  return {
    ...rest,
    supportsDryRun: true,
    schema: {
      input: toJsonSchema(input, 'input'),
      output: toJsonSchema(output, 'output'),
    },
    handler: async ctx =>
      handler({
        ...ctx,
        input: parse(input, ctx.input),
        output: (name, value) => ctx.output(name, value),
      }),
  };
}

/** As plain JSON: zod's own object carries its validator along. */
function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): ActionSchema {
  const document = z.toJSONSchema(schema, { io, target: 'draft-7' });
  return JSON.parse(JSON.stringify(document));
}

function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InputError(z.prettifyError(parsed.error));
  return parsed.data;
}
