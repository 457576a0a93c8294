import { API_VERSION, nameSchema, type Finding } from '@waymark/platform-api';
import { z } from 'zod';

/** What metadata of a configuration document holds, by the schema of its name. */
const metadataOf = <N extends z.ZodType<string>>(name: N) =>
  z
    .strictObject({
      name: name.meta({
        title: 'Name',
        description: 'Unique among documents of the kind; names the file.',
      }),
      description: z
        .string()
        .max(280)
        .meta({
          title: 'Description',
          description: 'One sentence for people.',
        })
        .optional(),
    })
    .meta({ title: 'Metadata' });

const documentSchema = <
  K extends string,
  N extends z.ZodType<string>,
  S extends z.ZodType,
>(
  kind: K,
  name: N,
  spec: S,
) =>
  z.strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal(kind),
    metadata: metadataOf(name),
    spec,
  });

/** What is the same of every kind of configuration. */
export interface KindTexts {
  /** Folder below `platform/` that its documents lie in. */
  folder: string;
  /** What people call one. */
  title: string;
  /** What it is for, one or two sentences. */
  description: string;
}

/** One way to write a document of the kind; every one parses. */
export interface KindExample<D> {
  title: string;
  document: D;
}

/**
 * Makes a kind of configuration from the schema of its `spec`. Everything else follows: how a document is read, where it
 * lies, its JSON Schema for forms and editors, and its page of documentation.
 *
 * @param options - `name` bounds what a document may be called; default: any name
 */
export function defineKind<K extends string, S extends z.ZodType>(
  options: KindTexts & {
    kind: K;
    spec: S;
    examples: readonly KindExample<{
      name: string;
      description?: string;
      spec: NoInfer<z.input<S>>;
    }>[];
    check?: (spec: NoInfer<z.output<S>>) => Finding[];
  },
) {
  return named({ ...options, name: nameSchema });
}

/** {@link defineKind} whose documents can only have certain names. */
export function defineNamedKind<
  K extends string,
  N extends string,
  S extends z.ZodType,
>(
  options: Parameters<typeof defineKind<K, S>>[0] & {
    names: readonly [N, ...N[]];
  },
) {
  return named({ ...options, name: z.enum(options.names) });
}

function named<
  K extends string,
  N extends z.ZodType<string>,
  S extends z.ZodType,
>({
  kind,
  name,
  spec,
  examples,
  check = () => [],
  folder,
  title,
  description,
}: Parameters<typeof defineKind<K, S>>[0] & { name: N }) {
  const schema = documentSchema(kind, name, spec).meta({
    title: kind,
    description,
  });
  return {
    kind,
    folder,
    title,
    description,
    schema,
    examples: examples.map(example => ({
      title: example.title,
      document: schema.parse({
        apiVersion: API_VERSION,
        kind,
        metadata: {
          name: example.document.name,
          ...(example.document.description && {
            description: example.document.description,
          }),
        },
        spec: example.document.spec,
      }),
    })),
    check: (document: { spec: unknown }): Finding[] => {
      const read = spec.safeParse(document.spec);
      return read.success ? check(read.data) : [];
    },
  };
}
