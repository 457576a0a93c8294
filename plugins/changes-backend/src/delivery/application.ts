import type { Application } from '@waymark/plugin-clusters-node';
import { LABELS } from '@waymark/platform-api';

/** Whether it outlives its file on branch rendered, so that a mistaken commit takes nothing down. */
export function outlivesItsFile({ metadata }: Application): boolean {
  const options = metadata.annotations['argocd.argoproj.io/sync-options'] ?? '';
  return options.split(',').includes('Prune=false');
}

/** The team that an Application belongs to, as it was rendered. */
export function teamOfApplication({ metadata }: Application): string {
  return metadata.labels[LABELS.team] ?? '';
}
