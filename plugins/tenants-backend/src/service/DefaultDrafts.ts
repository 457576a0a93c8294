import type { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  draftKeySchema,
  type Draft,
  type DraftWrite,
} from '@waymark/plugin-tenants-common';
import type { DraftStore } from '../database/DraftStore';
import { actorOf } from './actor';
import type { Caller, Drafts } from './types';

/** Bounds of the drafts of one user. */
export type DraftBounds = { maxBytes: number; maxCount: number };

/** Drafts of the caller: the key is theirs alone, so no other check is needed to keep them apart. */
export class DefaultDrafts implements Drafts {
  readonly #auth: AuthService;
  readonly #bounds: DraftBounds;
  readonly #drafts: DraftStore;

  constructor(options: {
    auth: AuthService;
    bounds: DraftBounds;
    drafts: DraftStore;
  }) {
    this.#auth = options.auth;
    this.#bounds = options.bounds;
    this.#drafts = options.drafts;
  }

  async getDraft(
    key: string,
    { credentials }: Caller,
  ): Promise<Draft | undefined> {
    return this.#drafts.get(actorOf(this.#auth, credentials), key);
  }

  async putDraft(
    key: string,
    { content }: DraftWrite,
    { credentials }: Caller,
  ): Promise<Draft> {
    if (!draftKeySchema.safeParse(key).success) {
      throw new InputError(
        'The key of a draft is lower case, digits and . _ - /, at most 128 characters',
      );
    }
    const bytes = Buffer.byteLength(JSON.stringify(content));
    const { maxBytes, maxCount } = this.#bounds;
    if (bytes > maxBytes) {
      throw new InputError(
        `The draft has ${bytes} bytes; at most ${maxBytes} are kept`,
      );
    }
    const user = actorOf(this.#auth, credentials);
    const draft = await this.#drafts.put(user, key, content, maxCount);
    if (!draft) {
      throw new InputError(
        `You have ${maxCount} drafts already; delete one to keep another`,
      );
    }
    return draft;
  }

  async deleteDraft(key: string, { credentials }: Caller): Promise<void> {
    await this.#drafts.delete(actorOf(this.#auth, credentials), key);
  }
}
