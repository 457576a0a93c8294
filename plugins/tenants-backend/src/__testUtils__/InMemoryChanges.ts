import { createHash, randomUUID } from 'node:crypto';
import { ResponseError } from '@backstage/errors';
import {
  RenderMemo,
  renderTree,
  validateChange,
  type Edit,
  type IntentTree,
} from '@waymark/gitops';
import { toYaml, type Platform } from '@waymark/platform-api';
import type {
  ChangeSetsApi,
  ChangeSet,
  ChangeSetRequest,
  DocumentEdit,
  DocumentQuery,
  IntentCommit,
  LastGoodDocument,
  PreviewRequest,
} from '@waymark/plugin-changes-common';

/**
 * The changes plugin without Git: the same validation of the whole tree, on a tree in memory. For what
 * the real one cannot be brought to do on demand, such as losing a race or answering too late.
 */
export class InMemoryChanges implements ChangeSetsApi {
  tree: IntentTree = new Map();
  readonly sent: ChangeSet[] = [];
  /** What held documents were when they were valid last, by path. */
  readonly lastGood = new Map<string, LastGoodDocument>();
  /** Runs before a change set is accepted, for instance to move main. */
  beforeCommit: () => void = () => undefined;
  /** Runs after a change set is accepted and before it is answered. */
  afterCommit: () => void = () => undefined;
  readonly #memo: RenderMemo;

  constructor(platform: Platform) {
    this.#memo = new RenderMemo(platform);
  }

  async getPlatform() {
    const { platform, source } = renderTree(this.tree, this.#memo).platform;
    return {
      commit: this.head(),
      asOf: new Date().toISOString(),
      source,
      platform: { ...platform },
      documents: [],
      findings: [],
    };
  }

  async preview({ edits }: PreviewRequest) {
    const { after, findings, valid } = this.#validate(edits);
    return {
      valid,
      base: this.head(),
      findings,
      approvals: [],
      documents: edits.map(({ action, path }) => ({
        action,
        path,
        objects: (after.documents.get(path)?.objects ?? []).map(one => ({
          change: 'added' as const,
          path: one.path,
          apiVersion: one.object.apiVersion,
          kind: one.object.kind,
          name: one.object.metadata.name,
          namespace: one.object.metadata.namespace,
          concern: one.concern,
          emitter: one.emitter,
          why: one.why,
          after: toYaml(one.object),
        })),
      })),
    };
  }

  async createChangeSet(request: ChangeSetRequest): Promise<ChangeSet> {
    const known = this.sent.find(
      one => one.idempotencyKey === request.idempotencyKey,
    );
    if (known) return known;
    this.beforeCommit();
    const { findings, tree, valid } = this.#validate(request.edits);
    if (!valid) throw await answer(400, 'InputError', { findings });
    if (request.base && request.base !== this.head()) {
      throw await answer(409, 'ConflictError', {});
    }
    const proposed = request.mode === 'change-request';
    if (!proposed) this.tree = tree;
    const now = new Date().toISOString();
    const changeSet: ChangeSet = {
      id: randomUUID(),
      idempotencyKey: request.idempotencyKey,
      state: proposed ? 'proposed' : 'committed',
      mode: request.mode,
      reason: request.reason,
      author: 'user:default/ada-okafor',
      teams: ['assistant'],
      documents: request.edits.map(({ action, path }) => ({ action, path })),
      base: request.base ?? this.head(),
      ...(proposed
        ? { changeRequest: { number: 1, url: 'http://forge.test/pulls/1' } }
        : { commit: this.head() }),
      findings: [],
      createdAt: now,
      updatedAt: now,
    };
    this.sent.push(changeSet);
    this.afterCommit();
    return changeSet;
  }

  /** Merges or closes what was proposed. */
  decide(id: string, state: 'committed' | 'rejected'): void {
    Object.assign(this.#find(id), { state });
  }

  async getChangeSet(id: string) {
    return this.#find(id);
  }

  async listChangeSets() {
    return { items: [...this.sent].reverse() };
  }

  async listDocuments(query: DocumentQuery = {}) {
    const { after } = this.#validate([]);
    const items = [...after.documents.values()]
      .map(one => ({
        path: one.path,
        ...(one.location && 'team' in one.location
          ? { team: one.location.team, environment: one.location.environment }
          : {}),
        kind: one.kind,
        name: one.name,
        content: one.content,
        document: one.document && JSON.parse(JSON.stringify(one.document)),
        held: after.held.has(one.path),
        lastGood: this.lastGood.get(one.path),
        findings: one.findings,
      }))
      .filter(
        one =>
          (!query.kind || one.kind === query.kind) &&
          (!query.name || one.name === query.name) &&
          (!query.team || one.team === query.team) &&
          (!query.environment || one.environment === query.environment) &&
          (!query.path || one.path.startsWith(query.path)),
      );
    return { commit: this.head(), asOf: new Date().toISOString(), items };
  }

  /** Renders at once, into a commit of the same name; what is held was good before. */
  async getReconcilerStatus() {
    const { after } = this.#validate([]);
    const [commit, committedAt] = [this.head(), new Date().toISOString()];
    return {
      asOf: committedAt,
      intent: { commit, committedAt },
      rendered: { commit, intent: commit, committedAt },
      upToDate: true,
      queue: { commits: 0, changeSets: 0 },
      lag: 'PT0S',
      rollOuts: [],
      browse: { commit: '', document: '' },
      held: [...after.held.values()].map(one => ({ ...one, lastGood: true })),
    };
  }

  /** What came onto main, as a test says. */
  commits: IntentCommit[] = [];

  async listCommits() {
    return {
      asOf: new Date().toISOString(),
      url: 'https://forge.example/commits',
      items: this.commits,
    };
  }

  /** A valid document of the tree. */
  documentAt(path: string): LastGoodDocument['document'] {
    const { after } = this.#validate([]);
    return { ...after.documents.get(path)?.document };
  }

  /** Name of the tree, in the shape of a commit. */
  head(): string {
    return createHash('sha1')
      .update(JSON.stringify([...this.tree]))
      .digest('hex');
  }

  #find(id: string): ChangeSet {
    const found = this.sent.find(one => one.id === id);
    if (!found) throw new Error(`no change set ${id}`);
    return found;
  }

  #validate(edits: DocumentEdit[]) {
    return validateChange(this.tree, edits.map(toEdit), this.#memo);
  }
}

function toEdit({ action, path, content }: DocumentEdit): Edit {
  return action === 'put'
    ? { action, path, content: content ?? '' }
    : { action, path };
}

async function answer(statusCode: number, name: string, more: object) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message: 'Refused', ...more },
        response: { statusCode },
      }),
      {
        status: statusCode,
        headers: { 'content-type': 'application/json' },
      },
    ),
  );
}
