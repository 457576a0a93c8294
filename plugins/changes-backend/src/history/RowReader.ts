import type { HistoryStore } from './HistoryStore';
import type { ChainRow } from './rows';

const PAGE = 500;

/** Reads the chain page by page, so that its size does not matter. */
export class RowReader {
  readonly #store: HistoryStore;
  #page: ChainRow[] = [];
  #index = 0;
  #last = 0;

  constructor(store: HistoryStore) {
    this.#store = store;
  }

  async next(): Promise<ChainRow | undefined> {
    if (this.#index >= this.#page.length) {
      this.#page = await this.#store.chainAfter(this.#last, PAGE);
      this.#index = 0;
    }
    const row = this.#page[this.#index];
    this.#index += 1;
    if (row) this.#last = row.seq;
    return row;
  }
}
