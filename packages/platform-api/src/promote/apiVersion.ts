const SHAPE = /\/v(\d+)(?:(alpha|beta)(\d+))?$/;

/**
 * Orders API versions as Kubernetes does (v1alpha1 < v1alpha2 < v1beta1 < v1 < v2): negative when
 * the first is older, 0 when they are equal. Stability counts before the number; what is no version is
 * older than all.
 *
 * @see https://kubernetes.io/docs/reference/using-api/#api-versioning
 */
export function compareApiVersions(first: string, second: string): number {
  const [a, b] = [rank(first), rank(second)];
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing < 0 ? 0 : a[differing] - b[differing];
}

function rank(apiVersion: string): number[] {
  const [, major, stability, minor] = SHAPE.exec(apiVersion) ?? [];
  if (major === undefined) return [-1, 0, 0];
  const level = { alpha: 1, beta: 2 }[stability ?? ''] ?? 3;
  return [level, Number(major), Number(minor ?? 0)];
}
