import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
} from '@backstage/catalog-model';
import { z } from 'zod';
import type { Checks } from '../Checks';
import { readYaml } from './files';

const placeholderSchema = z.object({
  spec: z.object({ definition: z.object({ $text: z.string() }) }),
});

/** What the catalog would say about `catalog-info.yaml`, said by the catalog's own validators. */
export async function checkCatalogInfo(
  checks: Checks,
  folder: string,
): Promise<void> {
  await checks.check('the catalog accepts catalog-info.yaml', async () => {
    const documents = await readYaml(path.join(folder, 'catalog-info.yaml'));
    const kinds: string[] = [];
    for (const document of documents) {
      const entity = entityEnvelopeSchemaValidator()(
        await withDefinition(document, folder),
      );
      const known =
        (await componentEntityV1alpha1Validator.check(entity)) ||
        (await apiEntityV1alpha1Validator.check(entity));
      if (!known) throw new Error(`${entity.kind} is not expected here`);
      await new FieldFormatEntityPolicy().enforce(entity);
      kinds.push(entity.kind);
    }
    if (kinds.join() !== 'Component,API') {
      throw new Error(`expected a Component and its API, got ${kinds}`);
    }
  });
}

/** Puts the text in place of `$text`, as the catalog does before it validates. */
async function withDefinition(
  document: unknown,
  folder: string,
): Promise<unknown> {
  const parsed = placeholderSchema.loose().safeParse(document);
  if (!parsed.success) return document;
  const { spec } = z.looseObject({ spec: z.looseObject({}) }).parse(document);
  const file = path.join(folder, parsed.data.spec.definition.$text);
  return {
    ...parsed.data,
    spec: { ...spec, definition: await readFile(file, 'utf8') },
  };
}
