import { TRAILERS } from '../repository/names';

/** One commit of a branch and the files it changed. */
export interface HistoryEntry {
  commit: string;
  committedAt: Date;
  /** Value of the trailer that was asked for; empty when it has none. */
  trailer: string;
  /** Id of the roll-out that it is a batch of. */
  rollOut?: string;
  paths: string[];
}

/** Arguments of `git log` whose output {@link readHistory} reads. */
export function historyFormat(trailer: string): string {
  const keys = [trailer, TRAILERS.rollOut].map(
    key => `%(trailers:key=${key},valueonly,separator=%x2C)`,
  );
  return `--format=%x01%H %cI ${keys.join(' ')}`;
}

/** Reads the output of `git log --name-only` in the format of {@link historyFormat}. */
export function readHistory(text: string): HistoryEntry[] {
  return text
    .split('\u0001')
    .filter(Boolean)
    .map(block => {
      const [head, ...lines] = block.split('\n');
      const [commit, date, trailer = '', rollOut] = head.split(' ');
      return {
        commit,
        committedAt: new Date(date),
        trailer,
        ...(rollOut && { rollOut }),
        paths: lines.filter(Boolean),
      };
    });
}
