/**
 * Put into the description of a repository by the run that makes it, in the same request, and taken out
 * again once its first commit is there: from then on the commit's trailer says whose it is. The sweeper
 * deletes no empty repository without it.
 *
 * @public
 */
export function repositoryMarker(runId: string): string {
  return `[waymark-run:${runId}]`;
}
