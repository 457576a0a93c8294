import { toYaml } from '@waymark/platform-api';
import type {
  GoldenPathValues,
  TemplateRef,
} from '@waymark/plugin-tenants-common';

/** Where a repository says what it was made from. */
export const LINEAGE_PATH = '.waymark/lineage.yaml';

/**
 * Which template in which version made this repository, with which inputs and by which run. It makes
 * drift from the template visible; intent is not copied here.
 */
export function lineageYaml(lineage: {
  template: TemplateRef;
  values: GoldenPathValues;
  run: string;
}): string {
  const { template, values, run } = lineage;
  return toYaml({
    apiVersion: 'platform.waymark.dev/v1alpha1',
    kind: 'Lineage',
    template: { ref: template.ref, version: template.version },
    run,
    inputs: values,
  });
}
