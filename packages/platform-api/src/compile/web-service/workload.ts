import { SOURCE_COMMIT_ANNOTATION } from '../../model/metadata';
import { API_GROUP } from '../../model/primitives';
import { REMOVED_LAST } from '../argocd';
import type { WebServiceContext } from './context';
import { podTemplate } from './podTemplate';

/**
 * What a Deployment and a Rollout share.
 *
 * @param progress - beside the time a new version may take
 * @param strategy - how a new version comes in
 */
export function workloadPart<P extends object, S extends object>(
  context: WebServiceContext,
  progress: P,
  strategy: S,
) {
  const { name, autoscaled, spec, selector } = context;
  return {
    name,
    annotations: annotations(context),
    body: {
      spec: {
        // Left to the autoscaler where there is one: a sync must not undo its decision.
        ...(autoscaled ? {} : { replicas: spec.scaling.minReplicas }),
        revisionHistoryLimit: 5,
        progressDeadlineSeconds: 600,
        ...progress,
        selector: { matchLabels: { ...selector } },
        strategy,
        template: podTemplate(context),
      },
    },
  };
}

/** How it goes, who is paged, and which commit the image was built from: on the workload, never on its pods. */
function annotations({
  document,
  rotation,
  image,
}: WebServiceContext): Record<string, string> {
  const { annotations: declared, description } = document.metadata;
  const commit = declared?.[SOURCE_COMMIT_ANNOTATION];
  return {
    ...REMOVED_LAST,
    [`${API_GROUP}/on-call`]: rotation,
    ...(commit ? { [SOURCE_COMMIT_ANNOTATION]: commit } : {}),
    ...(image.bootstrap ? { [`${API_GROUP}/bootstrap-image`]: 'true' } : {}),
    ...(description ? { 'kubernetes.io/description': description } : {}),
  };
}
