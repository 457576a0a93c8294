import { IntentCommit } from '@waymark/plugin-changes-common';

/** Configuration is held as a whole, whichever document of it names what is wrong. */
const CONFIGURATION = 'platform/';

/** Of each held document, the newest commit that touched it: what it says is not what runs. */
export function heldCommits(
  commits: readonly IntentCommit[],
  held: readonly string[],
): Set<string> {
  const newest = held.flatMap(path => {
    const isMeant = path.startsWith(CONFIGURATION)
      ? (other: string) => other.startsWith(CONFIGURATION)
      : (other: string) => other === path;
    const touched = commits.find(({ documents }) =>
      documents.some(document => isMeant(document.path)),
    );
    return touched?.commit ?? [];
  });
  return new Set(newest);
}
