import { TestDatabases } from '@backstage/backend-test-utils';
import {
  halfDone,
  lost,
  otherHistory,
  settle,
} from './__testUtils__/trials/faults';
import { TrialPortal } from './__testUtils__/trials/TrialPortal';
import type { Outcome } from './__testUtils__/trials/types';
import { VERBS } from './__testUtils__/trials/verbs';

jest.setTimeout(15 * 60_000);

describe('two replicas on one database', () => {
  let portal: TrialPortal;
  // Before the databases go, which is what `create` has done afterwards.
  afterAll(() => portal?.stop());

  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const acknowledged: Array<{ verb: string; outcome: Outcome }> = [];

  beforeAll(async () => {
    const knex = await databases.init('POSTGRES_18');
    portal = await TrialPortal.start(knex, { replicas: 2 });
  });

  it.each(VERBS)('give one answer to: $name', async verb => {
    await portal.rendered();
    const attempt = await verb.prepare(portal);
    const [outcome, other] = await Promise.all(
      portal.replicas.map(replica => attempt.send(replica)),
    );
    expect(other).toEqual(outcome);
    const kept = (await attempt.tidy?.(outcome)) ?? outcome;
    acknowledged.push({ verb: verb.name, outcome: kept });
  });

  it('have acted once', async () => {
    await settle(portal);
    expect(await lost(portal, acknowledged)).toEqual([]);
    expect(await halfDone(portal)).toEqual([]);
    expect(await otherHistory(portal)).toEqual([]);
  });
});
