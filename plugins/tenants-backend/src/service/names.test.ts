import { TestDatabases } from '@backstage/backend-test-utils';
import { ada, asForm, request, TestWorld } from '../__testUtils__/TestWorld';
import { provision } from './provision';

jest.setTimeout(60_000);

describe('the name of a service', () => {
  let world: TestWorld;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => world.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  beforeAll(async () => {
    world = await TestWorld.start(databases);
    await provision(world.services, request('document-search'), ada);
    await world.services.provisioning.openRun(request('under-way'), ada);
  });

  const provisioning = () => world.services.provisioning;
  const viewing = () => world.services.viewing;

  it('says that a name is taken while other fields are still wrong', async () => {
    const { template, values } = request('document-search');
    const preview = await viewing().preview(
      { template, values: { ...values, minReplicas: 9, maxReplicas: 2 } },
      ada,
    );
    expect(preview).toMatchObject({
      valid: false,
      findings: [
        { field: 'name', constraint: 'unique' },
        { field: 'maxReplicas', constraint: 'scaling.bounds' },
      ],
    });
  });

  it.each([
    ['Git', 'document-search', /tenants\/assistant\/development/],
    ['the catalog', 'in-catalog', /catalog entry/],
    ['another run', 'under-way', /run of team assistant/],
  ])('refuses a name that %s has, at its field', async (_, name, holder) => {
    const asked = { ...request(name), idempotencyKey: `other-key:${name}` };
    const audit = await world.audit();
    const preview = await viewing().preview(asForm(asked), ada);
    expect(preview.valid).toBe(false);
    await expect(provisioning().openRun(asked, ada)).rejects.toMatchObject({
      name: 'InputError',
      findings: expect.arrayContaining([
        expect.objectContaining({
          field: 'name',
          constraint: 'unique',
          message: expect.stringMatching(holder),
        }),
      ]),
    });
    expect(await world.audit()).toEqual(audit);
  });

  it('refuses a name that a repository has', async () => {
    const { forge, organization } = world.place;
    await forge.ensureOrganization(organization);
    await forge.ensureRepository({ owner: organization, name: 'in-forge' });
    await expect(
      provisioning().openRun(request('in-forge'), ada),
    ).rejects.toMatchObject({
      findings: [expect.objectContaining({ field: 'name' })],
    });
  });

  it('gives one name to one of two that ask at the same time', async () => {
    const asked = ['a', 'b'].map(key => ({
      ...request('wanted-by-two'),
      idempotencyKey: `test-run:${key}`.padEnd(12, '-'),
    }));
    const results = await Promise.allSettled(
      asked.map(one => provisioning().openRun(one, ada)),
    );
    expect(results.map(result => result.status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });
});
