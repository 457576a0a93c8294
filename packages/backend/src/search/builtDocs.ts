import {
  coreServices,
  createBackendModule,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { getCompoundEntityRef, type Entity } from '@backstage/catalog-model';
import { techDocsCollatorEntityFilterExtensionPoint } from '@backstage/plugin-search-backend-module-techdocs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps the entities whose docs are built. Docs are built when somebody first opens them; before that they have no index
 * for search to read, and asking for it at every indexing would be a failed request for each of them.
 *
 * @returns undefined where docs are not published to a folder: what is built is not known then
 */
export function builtDocs(
  config: RootConfigService,
): ((entities: Entity[]) => Entity[]) | undefined {
  const folder = config.getOptionalString(
    'techdocs.publisher.local.publishDirectory',
  );
  if (config.getString('techdocs.publisher.type') !== 'local' || !folder) {
    return undefined;
  }
  return entities =>
    entities.filter(entity => {
      const { namespace, kind, name } = getCompoundEntityRef(entity);
      const [first, second, third] = [namespace, kind, name].map(part =>
        part.toLocaleLowerCase('en-US'),
      );
      return existsSync(
        join(folder, first, second, third, 'search', 'search_index.json'),
      );
    });
}

/** Indexes docs that are built, and asks for no others. */
export const searchBuiltDocs = createBackendModule({
  pluginId: 'search',
  moduleId: 'built-docs',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        collator: techDocsCollatorEntityFilterExtensionPoint,
      },
      async init({ config, collator }) {
        const filter = builtDocs(config);
        if (filter) collator.setEntityFilterFunction(filter);
      },
    });
  },
});
