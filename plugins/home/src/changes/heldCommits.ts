import { IntentCommit } from '@waymark/plugin-changes-common';

/** Of each held document, the newest commit that touched it: what it says is not what runs. Newest first. */
export function heldCommits(
  commits: readonly IntentCommit[],
  held: readonly string[],
): Set<string> {
  const newest = held.flatMap(path => {
    const touched = commits.find(({ documents }) =>
      documents.some(document => document.path === path),
    );
    return touched?.commit ?? [];
  });
  return new Set(newest);
}
