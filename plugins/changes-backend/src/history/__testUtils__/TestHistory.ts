import type { TestDatabases } from '@backstage/backend-test-utils';
import {
  asOfSchema,
  comparisonSchema,
  historyPageSchema,
  restorationSchema,
  verificationSchema,
} from '@waymark/plugin-changes-common';
import { pushByHand } from '../../__testUtils__/branches';
import { folder, namespace, service } from '../../__testUtils__/edits';
import { changeSet, TestPortal } from '../../__testUtils__/TestPortal';

type Replica = Awaited<ReturnType<TestPortal['replica']>>;

export const RAG = `${folder('assistant')}/rag.yaml`;
export const SEARCH = `${folder('search-relevance')}/_namespace.yaml`;

/** A portal whose main has five commits, by every door, and the questions that are asked of its history. */
export class TestHistory {
  /** Commits in the order they came onto main. */
  readonly line: Record<string, string> = {};
  #started: { portal: TestPortal; replica: Replica } | undefined;

  get portal(): TestPortal {
    return this.#now.portal;
  }

  get replica(): Replica {
    return this.#now.replica;
  }

  readonly get = async (person: string, path: string) => {
    const { body } = await this.replica
      .as(person)
      .get(`/history${path}`)
      .expect(200);
    return body;
  };
  readonly post = async (person: string, path: string, body: object = {}) => {
    const answer = await this.replica
      .as(person)
      .post(`/history${path}`, body)
      .expect(200);
    return answer.body;
  };
  readonly search = async (person: string, query = '') =>
    historyPageSchema.parse(await this.get(person, query));
  readonly asOf = async (person: string, query: string) =>
    asOfSchema.parse(await this.get(person, `/as-of?${query}`));
  readonly compare = async (person: string, query: string) =>
    comparisonSchema.parse(await this.get(person, `/compare?${query}`));
  readonly restore = async (person: string, body: object) =>
    restorationSchema.parse(await this.post(person, '/restore', body));
  readonly verify = async (body: object = {}) =>
    verificationSchema.parse(await this.post('emil-sorensen', '/verify', body));
  readonly create = async (
    person: string,
    ...[edits, rest]: Parameters<typeof changeSet>
  ) => {
    const { body } = await this.replica
      .as(person)
      .post('/change-sets', changeSet(edits, rest))
      .expect(200);
    return body;
  };

  async start(databases: TestDatabases): Promise<void> {
    const portal = await TestPortal.start(databases);
    const replica = await portal.replica();
    this.#started = { portal, replica };
    const { create, line } = this;
    const ada = 'ada-okafor';
    line.namespace = (await create(ada, [namespace('assistant')])).commit;
    line.rag = (await create(ada, [service('rag')])).commit;
    line.hand = await pushByHand(portal, {
      [SEARCH]: namespace('search-relevance').content,
      'README.md': '# By hand\n',
    });
    line.scaled = (await create(ada, [service('rag', 'assistant', 3)])).commit;
    const asked = await create(ada, [{ action: 'delete', path: RAG }], {
      mode: 'change-request',
    });
    const { mergeCommit = '' } = await portal.portalForge.mergeChangeRequest(
      portal.ref,
      asked.changeRequest.number,
    );
    line.removed = mergeCommit;
    // Nobody tells of what the forge merges here, but this looks.
    await replica.as('emil-sorensen').post('/reconciler/runs').expect(200);
  }

  async stop(): Promise<void> {
    await this.#started?.portal.stop();
  }

  get #now() {
    if (!this.#started) throw new Error('It was not started.');
    return this.#started;
  }
}
