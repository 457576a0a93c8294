import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogCollatorExtensionPoint,
  defaultCatalogCollatorEntityTransformer,
} from '@backstage/plugin-search-backend-module-catalog';

type CatalogDocument = ReturnType<
  typeof defaultCatalogCollatorEntityTransformer
>;

/**
 * What search keeps of an entity: Backstage's document, with the name. Where an entity has a title, Backstage leaves the
 * name out, so that nobody finds `prompt-gateway` by what it is called in Git, links and manifests. A component has it in
 * its title, which weighs most: an API, a system or a repository of the same name comes after it.
 */
export function withName(entity: Entity): CatalogDocument {
  const backstages = defaultCatalogCollatorEntityTransformer(entity);
  // The words at a result are for people: `assistant`, not `group:default/assistant`.
  const owner = backstages.owner.replace(/^group:(default\/)?/i, '');
  const document = { ...backstages, owner };
  const { title, text } = document;
  const { name } = entity.metadata;
  if (title.toLocaleLowerCase('en-US') === name) return document;
  return entity.kind === 'Component'
    ? { ...document, title: `${title} (${name})` }
    : { ...document, text: `${name}: ${text}` };
}

/** Lets search find entities by their name. */
export const searchByName = createBackendModule({
  pluginId: 'search',
  moduleId: 'catalog-by-name',
  register({ registerInit }) {
    registerInit({
      deps: { collator: catalogCollatorExtensionPoint },
      async init({ collator }) {
        collator.setEntityTransformer(withName);
      },
    });
  },
});
