/**
 * Put into the description of a repository by the run that makes it. The sweeper deletes no
 * repository without it.
 *
 * @public
 */
export function repositoryMarker(runId: string): string {
  return `[waymark-run:${runId}]`;
}
