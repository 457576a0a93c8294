import type { Application } from '@waymark/plugin-clusters-node';
import { LABELS } from '@waymark/platform-api';

/** The team that an Application belongs to, as it was rendered. */
export function teamOfApplication({ metadata }: Application): string {
  return metadata.labels[LABELS.team] ?? '';
}
