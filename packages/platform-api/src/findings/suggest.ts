import { closest, distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant, if one is near enough: at most a third of the longer
 * word may differ, and never less than two letters.
 */
export function suggest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  if (candidates.length === 0 || word.length > 64) return undefined;
  const folded = word.toLowerCase();
  const exact = candidates.find(
    candidate => candidate.toLowerCase() === folded,
  );
  if (exact) return exact;
  const nearest = closest(word, candidates);
  const allowed = Math.max(
    2,
    Math.floor(Math.max(word.length, nearest.length) / 3),
  );
  return distance(word, nearest) <= allowed ? nearest : undefined;
}

/** "Did you mean …?" when something is near, else the list of what there is. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
): string {
  const nearest = suggest(word, candidates);
  if (nearest) return `Did you mean "${nearest}"?`;
  return candidates.length === 0
    ? 'Nothing is allowed here.'
    : `Use one of: ${candidates.join(', ')}.`;
}
