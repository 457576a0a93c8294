import { join } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { fetchContents } from '@backstage/plugin-scaffolder-node';
import { readSkeleton, type Skeleton } from './readSkeleton';

/**
 * Brings the folders of a skeleton here and reads them.
 *
 * @throws InputError when a source is no path below the template
 */
export async function fetchLayers(options: {
  baseUrl: string | undefined;
  /** An empty folder of this action alone. */
  directory: string;
  integrations: ScmIntegrations;
  reader: UrlReaderService;
  sources: string[];
}): Promise<Skeleton[]> {
  const { baseUrl, directory, integrations, reader, sources } = options;
  const layers: Skeleton[] = [];
  for (const [index, source] of sources.entries()) {
    assertRelative(source);
    const outputPath = join(directory, String(index));
    await fetchContents({
      baseUrl,
      fetchUrl: source,
      integrations,
      outputPath,
      reader,
    });
    layers.push(await readSkeleton(outputPath));
  }
  return layers;
}

/** A template brings its own skeleton; what others wrote is fetched by nobody's name. */
function assertRelative(source: string): void {
  const plain =
    /^(\.\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/;
  if (!plain.test(source)) {
    throw new InputError(
      `The source ${JSON.stringify(source)} is not a folder below the template`,
    );
  }
}
