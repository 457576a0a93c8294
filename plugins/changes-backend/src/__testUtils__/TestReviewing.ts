import { randomUUID } from 'node:crypto';
import type { TestDatabases } from '@backstage/backend-test-utils';
import { namespace, service } from './edits';
import { changeSet, TestPortal } from './TestPortal';

type Replica = Awaited<ReturnType<TestPortal['replica']>>;

/** Two replicas with a namespace and two services, and what is asked of them on the way from an idea to a decision. */
export class TestReviewing {
  #started: { portal: TestPortal; one: Replica; two: Replica } | undefined;

  get portal(): TestPortal {
    return this.#now.portal;
  }

  get one(): Replica {
    return this.#now.one;
  }

  get two(): Replica {
    return this.#now.two;
  }

  readonly audit = async (subject: string) =>
    this.portal.knex('audit').where({ subject }).orderBy('id').pluck('action');
  readonly draftOf = (minReplicas: number, rest: object = {}) => ({
    edits: [service('rag', 'assistant', minReplicas)],
    reason: 'More replicas for the launch',
    revision: 0,
    ...rest,
  });
  readonly propose = async (minReplicas: number, rest: object = {}) => {
    const ada = this.one.as('ada-okafor');
    const id = randomUUID();
    await ada
      .put(`/change-sets/${id}`, this.draftOf(minReplicas, rest))
      .expect(200);
    const { body } = await ada
      .post(`/change-sets/${id}/propose`, { revision: 1 })
      .expect(200);
    return body;
  };
  readonly sweep = () => this.one.as('hugo-martins').post('/reconciler/runs');
  readonly get = async (id: string) =>
    (await this.one.as('hugo-martins').get(`/change-sets/${id}`)).body;
  readonly atForge = (number: number) =>
    this.portal.portalForge.getChangeRequest(this.portal.ref, number);

  async start(databases: TestDatabases): Promise<void> {
    const portal = await TestPortal.start(databases);
    const one = await portal.replica();
    const two = await portal.replica();
    this.#started = { portal, one, two };
    const edits = [namespace('assistant'), service('rag'), service('other')];
    await one
      .as('ada-okafor')
      .post('/change-sets', changeSet(edits))
      .expect(200);
    await one
      .as('ben-lindqvist')
      .post('/change-sets', changeSet([namespace('search-relevance')]))
      .expect(200);
  }

  async stop(): Promise<void> {
    await this.#started?.portal.stop();
  }

  get #now() {
    if (!this.#started) throw new Error('It was not started.');
    return this.#started;
  }
}
