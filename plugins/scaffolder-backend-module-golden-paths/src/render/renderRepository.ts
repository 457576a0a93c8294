import { InputError } from '@backstage/errors';
import { HTTP, tenantNamespaceName } from '@waymark/platform-api';
import type { Place } from '@waymark/plugin-changes-node';
import type {
  GoldenPathValues,
  PreviewChange,
  TemplateRef,
} from '@waymark/plugin-tenants-common';
import { chartFiles, intentPath } from './chart';
import { LINEAGE_PATH, lineageYaml } from './lineage';
import type { Skeleton } from './readSkeleton';
import { renderSkeleton } from './renderSkeleton';

/** Everything the new repository holds. A pure function: equal input gives equal files. */
export function renderRepository(options: {
  layers: Skeleton[];
  copyWithoutTemplating: string[];
  place: Place;
  template: TemplateRef;
  values: GoldenPathValues;
  changes: PreviewChange[];
  target: string;
  run: string;
}): Skeleton {
  const { layers, place, template, values } = options;
  const ref = { owner: place.organization, name: values.name };
  const context = {
    ...values,
    description: values.description ?? '',
    system: values.system ?? '',
    dependencies: values.dependencies ?? [],
    repositoryUrl: place.forge.browse.repository(ref),
    cloneUrl: place.forge.cloneUrl(ref),
    gitopsUrl: place.forge.cloneUrl(place.gitops),
    intentPath: intentPath(values),
    namespace: tenantNamespaceName(values.owner, values.environment),
    port: HTTP.port,
    template,
  };
  const files: Skeleton = new Map();
  for (const layer of layers) {
    const rendered = renderSkeleton(layer, {
      values: context,
      copyWithoutTemplating: options.copyWithoutTemplating,
    });
    for (const [path, content] of rendered) files.set(path, content);
  }
  for (const path of files.keys()) assertNotOurs(path, values.name);
  for (const [path, content] of chartFiles({
    ...options,
    platform: place.platform,
  })) {
    files.set(path, content);
  }
  return files.set(LINEAGE_PATH, lineageYaml(options));
}

function assertNotOurs(path: string, name: string): void {
  if (path === LINEAGE_PATH || path.startsWith(`charts/${name}/`)) {
    throw new InputError(
      `${path} is written by the golden path; take it out of the skeleton`,
    );
  }
}
