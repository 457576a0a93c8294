import { sentences } from './sentences.ts';

/**
 * Cuts a text into passages of whole sentences, each at most `limit` characters. A sentence that is longer is a passage of
 * its own. Neighbours share their border sentence when it fits, so that nothing is only said between two passages.
 */
export function passages(text: string, limit: number): string[] {
  const result: string[] = [];
  let current: string[] = [];
  for (const sentence of sentences(text)) {
    if (current.length > 0 && length([...current, sentence]) > limit) {
      result.push(current.join(' '));
      const border = current.slice(-1);
      current = length([...border, sentence]) <= limit ? border : [];
    }
    current.push(sentence);
  }
  return current.length > 0 ? [...result, current.join(' ')] : result;
}

function length(parts: string[]): number {
  return parts.join(' ').length;
}
