/** Main no longer holds what was imported from it: somebody rewrote it. What was imported stays as it is. */
export class HistoryRewrittenError extends Error {
  override readonly name = 'HistoryRewrittenError';
  readonly imported: string;
  readonly head: string;

  constructor(imported: string, head: string) {
    super(
      `Branch main at ${head} does not come after ${imported}, which was imported from it: main was rewritten. Push the commits that are missing back onto main; history goes on from there.`,
    );
    this.imported = imported;
    this.head = head;
  }
}
