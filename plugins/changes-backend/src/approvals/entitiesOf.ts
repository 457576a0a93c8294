import { parsePath } from '@waymark/gitops';

/** Services that documents are of, as the catalog names them, so that their pages show what is asked about them. */
export function entitiesOf(documents: readonly string[]): string[] {
  const names = documents.flatMap(path => {
    const parsed = parsePath(path);
    return parsed.ok && parsed.location.type === 'workload'
      ? `component:default/${parsed.location.service}`
      : [];
  });
  return [...new Set(names)].slice(0, 50);
}
