import { SOURCE_COMMIT_ANNOTATION } from '../../model/metadata';
import { API_GROUP } from '../../model/primitives';
import type { WebServiceContext } from './context';

/** Who is paged, and which commit the image was built from: on the workload, never on its pods. */
export function workloadAnnotations({
  document,
  rotation,
  image,
}: WebServiceContext): { annotations: Record<string, string> } {
  const { annotations, description } = document.metadata;
  const commit = annotations?.[SOURCE_COMMIT_ANNOTATION];
  return {
    annotations: {
      [`${API_GROUP}/on-call`]: rotation,
      ...(commit ? { [SOURCE_COMMIT_ANNOTATION]: commit } : {}),
      ...(image.bootstrap ? { [`${API_GROUP}/bootstrap-image`]: 'true' } : {}),
      ...(description ? { 'kubernetes.io/description': description } : {}),
    },
  };
}
