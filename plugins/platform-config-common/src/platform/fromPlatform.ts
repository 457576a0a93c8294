import { API_VERSION, toYaml, type Platform } from '@waymark/platform-api';
import { configurationDocumentSchema } from '../kinds';
import { pathOf } from '../documents/parse';
import { PLATFORM_PARTS, type ConfigurationDocuments } from './parts';

/** The documents that say a platform, by path; what belongs to the installation is left out. The inverse of `toPlatform`. */
export function fromPlatform(
  platform: Platform,
  descriptions: Readonly<Record<string, string>> = {},
): ConfigurationDocuments {
  const documents = PLATFORM_PARTS.flatMap(({ kind, fromPlatform: read }) =>
    read(platform).map(([name, spec]) => {
      const description = descriptions[`${kind}/${name}`];
      return configurationDocumentSchema.parse({
        apiVersion: API_VERSION,
        kind,
        metadata: { name, ...(description && { description }) },
        spec,
      });
    }),
  );
  return new Map(documents.map(document => [pathOf(document), document]));
}

/** Documents as they are written into the repository. */
export function toFiles(
  documents: ConfigurationDocuments,
): ReadonlyMap<string, string> {
  return new Map(
    [...documents].map(([path, document]) => [path, toYaml(document)]),
  );
}
