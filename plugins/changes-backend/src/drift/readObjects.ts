import { load } from 'js-yaml';
import { z } from 'zod';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

/** An object of branch rendered and its file. */
export interface RenderedObject {
  path: string;
  object: z.infer<typeof objectSchema>;
}

/** Reads the objects of rendered files; the reconciler wrote them, so each is one object. */
export function readObjects(
  files: ReadonlyMap<string, string>,
): RenderedObject[] {
  return [...files]
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, text]) => ({ path, object: objectSchema.parse(load(text)) }));
}
