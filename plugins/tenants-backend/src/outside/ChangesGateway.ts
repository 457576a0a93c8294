import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Platform } from '@waymark/platform-api';
import type {
  ChangeSetsApi,
  ChangeSet,
  ChangeSetPreview,
  DocumentQuery,
  IntentDocument,
  ReconcilerStatus,
} from '@waymark/plugin-changes-common';
import { CurrentPlatform } from '@waymark/plugin-changes-node';
import type { SentChange } from '../service/types';

/** Documents on main at one commit. */
export type IntentTree = {
  commit: string;
  asOf: string;
  documents: IntentDocument[];
};

/** Of a hundred commits each. */
const MAX_COMMIT_PAGES = 20;

/**
 * The changes plugin as this one uses it: intent is read as the portal itself, because who may see the
 * answer is decided here, and written on behalf of the caller, because who may write is decided there.
 */
export class ChangesGateway {
  readonly #auth: AuthService;
  readonly #changes: ChangeSetsApi;
  /** What the intent is compiled with; as fresh as the documents that are read. */
  readonly platform: CurrentPlatform;

  constructor(options: {
    auth: AuthService;
    changes: ChangeSetsApi;
    /** Counts until the platform was read for the first time. */
    builtIn: Platform;
  }) {
    this.#auth = options.auth;
    this.#changes = options.changes;
    this.platform = new CurrentPlatform({
      builtIn: options.builtIn,
      ask: async () =>
        this.#changes.getPlatform({ token: await this.#token() }),
    });
  }

  /** All documents that match, whatever their number. */
  async documents(query: DocumentQuery): Promise<IntentTree> {
    const options = { token: await this.#token() };
    await this.platform.read();
    let page = await this.#changes.listDocuments(
      { ...query, limit: 500 },
      options,
    );
    const tree = {
      commit: page.commit,
      asOf: page.asOf,
      documents: [...page.items],
    };
    while (page.nextCursor) {
      page = await this.#changes.listDocuments(
        { ...query, limit: 500, cursor: page.nextCursor },
        options,
      );
      tree.documents.push(...page.items);
    }
    return tree;
  }

  async preview(
    change: Pick<SentChange, 'edits' | 'base'>,
    credentials?: BackstageCredentials,
  ): Promise<ChangeSetPreview> {
    return this.#changes.preview(
      { edits: change.edits, base: change.base },
      { token: await this.#token(credentials) },
    );
  }

  /** Sends a change set; the same key gives the same change set. */
  async send(
    change: SentChange,
    credentials?: BackstageCredentials,
  ): Promise<ChangeSet> {
    const { key, ...request } = change;
    return this.#changes.createChangeSet(
      { ...request, idempotencyKey: key },
      { token: await this.#token(credentials) },
    );
  }

  /** When each path was touched last on main, as far back as the pages that are read. */
  async lastTouched(team?: string): Promise<ReadonlyMap<string, Date>> {
    const options = { token: await this.#token() };
    const touched = new Map<string, Date>();
    let cursor: string | undefined;
    for (let page = 0; page < MAX_COMMIT_PAGES; page += 1) {
      const { items, nextCursor } = await this.#changes.listCommits(
        { team, limit: 100, cursor },
        options,
      );
      for (const { committedAt, documents } of items) {
        for (const { path } of documents) {
          if (!touched.has(path)) touched.set(path, new Date(committedAt));
        }
      }
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    return touched;
  }

  async reconciler(): Promise<ReconcilerStatus> {
    await this.platform.read();
    return this.#changes.getReconcilerStatus({ token: await this.#token() });
  }

  async get(id: string): Promise<ChangeSet> {
    return this.#changes.getChangeSet(id, { token: await this.#token() });
  }

  /** The change set with this key that touches this document, if one was accepted. */
  async find(key: string, path: string): Promise<ChangeSet | undefined> {
    const options = { token: await this.#token() };
    let cursor: string | undefined;
    do {
      const page = await this.#changes.listChangeSets(
        { path, limit: 100, cursor },
        options,
      );
      const found = page.items.find(one => one.idempotencyKey === key);
      if (found) return found;
      cursor = page.nextCursor;
    } while (cursor);
    return undefined;
  }

  async #token(credentials?: BackstageCredentials): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials ?? (await this.#auth.getOwnServiceCredentials()),
      targetPluginId: 'changes',
    });
    return token;
  }
}
