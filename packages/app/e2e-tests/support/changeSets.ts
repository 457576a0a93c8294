import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/** One edit of one document. */
type Edit = { action: 'put' | 'delete'; path: string; content?: string };

/** Verbs of change sets, as the person whose page it is: what a test needs to be there before it looks. */
export class ChangeSets {
  readonly #page: Page;
  readonly #authorization: string;

  static async as(page: Page): Promise<ChangeSets> {
    const asked = page.waitForRequest(
      request =>
        request.url().includes('/api/changes/') &&
        Boolean(request.headers().authorization),
    );
    await page.goto('/changes');
    const { authorization } = (await asked).headers();
    return new ChangeSets(page, authorization);
  }

  private constructor(page: Page, authorization: string) {
    this.#page = page;
    this.#authorization = authorization;
  }

  /** Puts edits on main. Returns the commit. */
  async commit(reason: string, ...edits: Edit[]): Promise<string> {
    const { commit } = await this.create(reason, ...edits);
    return commit;
  }

  /** Puts edits on main. Returns the change set. */
  async create(
    reason: string,
    ...edits: Edit[]
  ): Promise<Record<'commit' | 'id', string>> {
    const answer = await this.#page.request.post('/api/changes/change-sets', {
      headers: { authorization: this.#authorization },
      data: {
        edits,
        reason,
        mode: 'commit',
        idempotencyKey: `browser:${randomUUID()}`,
      },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  }

  /** Saves a draft that goes onto main at once when it is proposed. Returns its id. */
  async draft(reason: string, base: string, ...edits: Edit[]) {
    const id = randomUUID();
    const answer = await this.#page.request.put(
      `/api/changes/change-sets/${id}`,
      {
        headers: { authorization: this.#authorization },
        data: { reason, revision: 0, base, mode: 'commit', edits },
      },
    );
    expect(answer.status(), await answer.text()).toBe(200);
    return id;
  }

  /** Brings branch rendered up to main, for whoever may ask for it. */
  async render(): Promise<void> {
    const answer = await this.#page.request.post(
      '/api/changes/reconciler/runs',
      { headers: { authorization: this.#authorization } },
    );
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** Waits until a change set is rendered, all of it. */
  async untilRendered(id: string): Promise<void> {
    const rendered = async () =>
      (await this.#get(`change-sets/${id}`)).rendered;
    await expect.poll(rendered, { timeout: 60_000 }).toBeDefined();
  }

  /** Waits until the first batch of what a change set brought is rendered. */
  async untilRollingOut(id: string): Promise<void> {
    const rollOuts = async () => {
      const found = await this.#get(`reconciler/roll-outs?changeSet=${id}`);
      return found.items.length;
    };
    await expect.poll(rollOuts, { intervals: [200] }).toBe(1);
  }

  /** Whether a document is on main. */
  async has(path: string): Promise<boolean> {
    const query = new URLSearchParams({ path });
    const { items } = await this.#get(`documents?${query}`);
    return items.length > 0;
  }

  async #get(path: string) {
    const answer = await this.#page.request.get(`/api/changes/${path}`, {
      headers: { authorization: this.#authorization },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  }
}
