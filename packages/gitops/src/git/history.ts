/** One commit of a branch and the files it changed. */
export interface HistoryEntry {
  commit: string;
  committedAt: Date;
  /** Value of the trailer that was asked for; empty when it has none. */
  trailer: string;
  paths: string[];
}

/** Arguments of `git log` whose output {@link readHistory} reads. */
export function historyFormat(trailer: string): string {
  return `--format=%x01%H %cI %(trailers:key=${trailer},valueonly,separator=%x2C)`;
}

/** Reads the output of `git log --name-only` in the format of {@link historyFormat}. */
export function readHistory(text: string): HistoryEntry[] {
  return text
    .split('\u0001')
    .filter(Boolean)
    .map(block => {
      const [head, ...lines] = block.split('\n');
      const [commit, date, trailer = ''] = head.split(' ');
      return {
        commit,
        committedAt: new Date(date),
        trailer,
        paths: lines.filter(Boolean),
      };
    });
}
