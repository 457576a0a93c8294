import { TestDatabases } from '@backstage/backend-test-utils';
import { put, serviceYaml } from './__testUtils__/documents';
import { folder, namespace, service } from './__testUtils__/edits';
import { changeSet, TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

describe('change sets of two replicas at the same time', () => {
  let portal: TestPortal;
  let replicas: Array<Awaited<ReturnType<TestPortal['replica']>>>;

  // Before the databases, whose own hook would close the connections of what still works.
  afterAll(async () => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  /** Sends both at once, each to another replica. */
  const race = (...wanted: Array<ReturnType<typeof changeSet>>) =>
    Promise.all(
      wanted.map((each, index) =>
        replicas[index].as('emil-sorensen').post('/change-sets', each),
      ),
    );

  beforeAll(async () => {
    portal = await TestPortal.start(databases);
    replicas = [await portal.replica(), await portal.replica()];
    await replicas[0]
      .as('emil-sorensen')
      .post(
        '/change-sets',
        changeSet([namespace('assistant'), namespace('search-relevance')]),
      )
      .expect(200);
  });
  it('accept one of two that together break a rule of the whole tree, and give the reason', async () => {
    const base = await portal.head();
    // A service's name is its own in the whole organization; each is valid on the base.
    const answers = await race(
      changeSet([service('twin', 'assistant')], { base }),
      changeSet([service('twin', 'search-relevance')], { base }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const refused = answers.find(({ status }) => status === 400);
    expect(refused?.body.error.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          constraint: 'service.unique',
          severity: 'error',
        }),
      ]),
    );
    const audit = await portal
      .knex('audit')
      .whereLike('action', 'change-set.%')
      .orderBy('id', 'desc')
      .limit(2)
      .pluck('action');
    expect(audit.sort()).toEqual([
      'change-set.committed',
      'change-set.refused',
    ]);
  });

  it('accept one of two that change a field, and name the field to the other', async () => {
    const path = `${folder('assistant')}/field.yaml`;
    await replicas[0]
      .as('emil-sorensen')
      .post('/change-sets', changeSet([service('field')]))
      .expect(200);
    const base = await portal.head();
    const scaled = (minReplicas: number) =>
      put(
        path,
        serviceYaml('field', 'assistant', { minReplicas, maxReplicas: 5 }),
      );
    const answers = await race(
      changeSet([scaled(2)], { base }),
      changeSet([scaled(3)], { base }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body.error).toMatchObject({
      documents: [path],
      fields: { [path]: ['spec.scaling.minReplicas'] },
      message: expect.stringContaining('spec.scaling.minReplicas'),
    });
  });
});
