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

  /** Whether a document is on main. */
  async has(path: string): Promise<boolean> {
    const answer = await this.#page.request.get('/api/changes/documents', {
      headers: { authorization: this.#authorization },
      params: { path },
    });
    const { items } = await answer.json();
    return items.length > 0;
  }
}
